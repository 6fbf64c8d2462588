"""Rules of names: misspelt bodies, persons with two titles."""
