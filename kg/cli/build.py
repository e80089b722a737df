"""``kg build``."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import note, say
from kg.cli.progress import bar
from kg.pipeline import build
from kg.view.page import write_view

HELP = """\b
INPUT is a file or a folder, read with everything in it: .txt (an article),
.html (a saved page), .jsonl, .jsonl.gz and .parquet (an article a row: text, and
if known id, url, title, published, publisher, author); - is JSON lines on
standard input. An input that cannot be used is skipped and named.
Building again into the same folder reads only what is new or changed.

\b
Examples:
  kg build articles/ --out graph/
  zcat news.jsonl.gz | kg build - --out graph/ --workers 8
"""
