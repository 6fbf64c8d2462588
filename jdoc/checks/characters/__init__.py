"""Rules of characters: brackets, look-alikes, what is written twice."""
