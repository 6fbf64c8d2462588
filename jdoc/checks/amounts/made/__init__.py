"""Made: amounts that the ones near them make, but for a slip of the pen; what speaks for it and against it is weighed."""
