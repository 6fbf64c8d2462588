"""Japanese: values as Japanese readers write them; what has no such form stays as it is, nothing is guessed."""
