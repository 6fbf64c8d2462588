"""Rules of amounts in sentences: said twice, counted, added up."""
