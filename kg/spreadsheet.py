"""What a spreadsheet does with the cells of a CSV file."""

import re

_FORMULA = re.compile(r"\s*[=+\-@|＝＋－＠]")  # a spreadsheet may run what starts so
_NUMBER = re.compile(r"[+-]?\d+(?:[.,/]\d+)*%?")


def runs(text: str) -> bool:
    """Whether a spreadsheet may take ``text`` for a formula and run it; plain signed numbers it does not."""
    return bool(_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def guarded(text: str) -> str:
    """``text`` as a cell that no spreadsheet runs: an apostrophe goes before a formula, and before an apostrophe."""
    return f"'{text}" if runs(text) or text.startswith("'") else text


def unguarded(cell: str) -> str:
    """The text that was `guarded`."""
    return cell.removeprefix("'")
