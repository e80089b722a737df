"""The explorer beyond one file: a read-only index of a graph on disk, searched and walked without loading it."""
