"""What is known of the world: provinces, units, kinds of documents and abbreviations, each with eras and sources."""
