"""Views: blocks to something to look at."""
