"""Bodies whose form itself says the level: "Tỉnh ủy Hậu Giang", "Huyện ủy Nho Quan", "Thành ủy Vinh"."""

import re

from kg.mentions.area_lists import province_after
from kg.mentions.areas import MOST_UNKNOWN
from kg.mentions.composition import Parsed, of_area, single
from kg.mentions.lexicon import Hit, Scan
from kg.names import UPPER, old_style
from kg.reference.area_names import district_name, province_name
from kg.reference.bodies import Body
from kg.reference.gazetteer import districts
from kg.values import Area

_PROVINCE_WORD = re.compile(r" (?:thành phố |tp\.? ?|tỉnh )?")
_DISTRICT = re.compile(rf" ([{UPPER}][\w']*(?: [{UPPER}][\w']*){{0,2}})")
_NUMBERED = re.compile(r" (?:quận )?(\d{1,2})(?![\w/])")
_KIND = "party.committee"  # of a committee at a level that its row of bodies.yaml does not list


def committee(scan: Scan, body: Body, hit: Hit, own: str) -> Parsed:
    """The body of which ``hit`` is the form; its area has no name where the text gives none."""
    if body.implied in ("province", "city"):
        area, end = _provincial(scan.folded, hit.end, body.implied)
    else:
        area, end = _district(scan, hit.end, body.implied or "huyện")
    return single(of_area(body, own, area, otherwise=_KIND), hit.start, end)


def _provincial(folded: str, pos: int, level: str) -> tuple[Area, int]:
    word = "tỉnh" if level == "province" else "thành phố"
    if match := _PROVINCE_WORD.match(folded, pos):
        if found := province_name(folded, match.end()):
            return Area("province", word, found[0], found[0]), found[1]
        if level == "city" and (district := district_name(folded, match.end())):
            return Area("district", word, districts()[district[0]][0].name), district[1]
    return Area("province", word), pos


def _district(scan: Scan, pos: int, word: str) -> tuple[Area, int]:
    if numbered := _NUMBERED.match(scan.folded, pos) if word == "quận" else None:
        province, end = province_after(scan.folded, numbered.end())
        return Area("district", word, numbered[1], province), max(numbered.end(), end)
    known = district_name(scan.folded, pos + 1) if scan.folded.startswith(" ", pos) else None
    if known:
        name, end = districts()[known[0]][0].name, known[1]
    elif match := _DISTRICT.match(scan.text, pos):
        name, end = old_style(match[1]), match.end()
    else:
        return Area("district", word), pos
    province, tail_end = province_after(scan.folded, end)
    if not known and province is None and name.count(" ") >= MOST_UNKNOWN:
        return Area("district", word), pos  # "Bí thư Huyện ủy Lò Thị Mến": who heads it
    return Area("district", word, name, province), max(end, tail_end)
