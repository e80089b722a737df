"""Other views of the graph than the network: what each needs besides the things and facts of the page."""
