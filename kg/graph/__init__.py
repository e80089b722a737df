"""Things and facts to RDF, and the graph that a build wrote, read back."""
