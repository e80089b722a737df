// The communities of a large graph.
