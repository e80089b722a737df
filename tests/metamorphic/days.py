"""Days written in another of the forms of the press."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_NUMERIC = r"(?P<d>0?[1-9]|[12]\d|3[01])(?P<sep>[/.-])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<y>(?:19|20)\d\d)"
_WORDS = r"(?P<wd>0?[1-9]|[12]\d|3[01]) tháng (?P<wm>0?[1-9]|1[0-2]) năm (?P<wy>(?:19|20)\d\d)"
_DAY = re.compile(rf"(?<![\w/.–-])(?P<word>[Nn]gày )?(?:{_NUMERIC}|{_WORDS})(?![\w/–-]|\.\d)")
_IN_A_ROW = re.compile(r"(?<![\w/.-])(?:[Nn]gày )?\d{1,2}(?: ?(?:,|;|-|–|và|đến) ?(?:hết )?)$")  # "18 và 19/8/2022"
_STAMPED = re.compile(r"(?:đăng:|\([A-ZĐ]{2,6}) $")  # a stamp glued to a headline, the day of an agency's credit
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")

Form = Callable[[str, int, int, str], str]

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "slashes": lambda word, day, month, year: f"{word}{day}/{month}/{year}",
        "padded": lambda word, day, month, year: f"{word}{day:02}/{month:02}/{year}",
        "half-padded": lambda word, day, month, year: f"{word}{day:02}/{month}/{year}",
        "dashes": lambda word, day, month, year: f"{word}{day}-{month}-{year}",
        "dots": lambda word, day, month, year: f"{word}{day}.{month}.{year}",
        "words": lambda word, day, month, year: f"{word or 'ngày '}{day} tháng {month} năm {year}",
    }
)  # word is "ngày ", "Ngày " or empty


def rewritten(text: str, form: str) -> str:
    """Each full day of the running text in ``form``, a key of `FORMS`.

    Left alone: days in quotation marks, in a line of their own or with little beside them (a stamp, a headline), in a
    stamp or a credit glued to the text, and in rows such as "18 và 19/8/2022", whose first part would lose its month.
    """
    return "\n".join(_line(line, FORMS[form]) if len(line) > 90 else line for line in text.split("\n"))


def canonical(text: str) -> str:
    """Each full day with slashes and no zeros, wherever it stands and without "ngày" before it."""
    return _DAY.sub(lambda match: FORMS["slashes"]("", *_numbers(match)), text)


def _line(line: str, form: Form) -> str:
    quoted = [match.span() for match in _QUOTED.finditer(line)]

    def new(match: re.Match[str]) -> str:
        inside = any(start < match.start() < end for start, end in quoted)
        before = line[: match.start()]
        if inside or _IN_A_ROW.search(before) or _STAMPED.search(before):
            return match[0]
        return form(match["word"] or "", *_numbers(match))

    return _DAY.sub(new, line)


def _numbers(match: re.Match[str]) -> tuple[int, int, str]:
    return int(match["d"] or match["wd"]), int(match["m"] or match["wm"]), match["y"] or match["wy"]
