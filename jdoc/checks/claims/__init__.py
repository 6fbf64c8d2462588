"""What words claim of amounts, days and names: that one is more, the most, the next, that all are in an order."""
