"""Write docs/ontology.html from the ontology. ``--check`` only says whether it is as it should be."""

import sys
from pathlib import Path

from kg.serve import pages
from kg.serve.vocabulary import ontology_page

PAGE = Path(__file__).with_name("ontology.html")


def page() -> str:
    """The documentation of the ontology as one file: its style and drawings are in it."""
    return pages.render("ontology_file", page=ontology_page(), css=pages.style().decode("utf-8")).decode("utf-8")


if __name__ == "__main__":
    text = page()
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == text else f"{PAGE.name} is out of date: run make docs")
    PAGE.write_text(text, encoding="utf-8")
