"""The pages as HTML, from templates that escape every text."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER: Final = Path(__file__).resolve().parent / "pages"
STYLE_NAME: Final = "site.css"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(name: str, **values: Any) -> bytes:
    """The page made by the template ``name``.html.j2 with ``values``."""
    return _environment().get_template(f"{name}.html.j2").render(values).encode("utf-8")


def style() -> bytes:
    """The style sheet of all pages."""
    return (FOLDER / STYLE_NAME).read_bytes()
