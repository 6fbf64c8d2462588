"""English: how values are said in English; what has no one English form has none, nothing is guessed."""
