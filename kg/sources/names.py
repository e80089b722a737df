"""What the names of files tell: which hold articles, and which mean something beside them."""

from typing import Final

STREAMED: Final = (".txt", ".html", ".htm", ".jsonl", ".warc", ".wet")
"""Ends of the names of files that are read as they come, also packed with gzip and from a zip archive."""
ENDINGS: Final = (*STREAMED, *(f"{kind}.gz" for kind in STREAMED), ".parquet", ".zip")
"""Ends of the names of files that hold articles."""
ASIDE: Final = "judgements.jsonl"
"""Files of this name, which people keep beside their articles, hold no articles."""
