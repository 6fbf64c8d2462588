"""What tables say: their heads, what their rows and columns are."""
