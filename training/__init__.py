"""What makes the data that jdoc ships: run by developers, not by users."""
