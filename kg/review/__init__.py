"""Open questions of identity with both sides' evidence, and the file that keeps what people answer."""
