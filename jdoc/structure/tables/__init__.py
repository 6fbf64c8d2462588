"""Tables: those that a reader has found, and lines of text that fall into cells."""
