"""Inputs to articles: files, folders, rows; each becomes an Article or a named reason why not."""
