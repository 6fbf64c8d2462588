"""Far: how many things there are, told far from where they are listed; what ties the two are the words of both."""
