"""The reference data as the finders want it: folded forms to names. Loaded once a process."""

from collections.abc import Mapping
from functools import cache

from kg.names import fold
from kg.reference.districts import District, load_districts
from kg.reference.reference import load_reference
from kg.reference.units import NamedUnit as ReferenceUnit


@cache
def province_forms() -> dict[str, str]:
    """Folded form -> bare province name, of every era; forms without "tỉnh" or "thành phố"."""
    forms: dict[str, str] = {}
    for province in load_reference().provinces:
        for form in province.forms:
            bare = fold(form)
            for prefix in ("tỉnh ", "thành phố ", "tp. ", "tp ", "tp.", "thủ đô "):
                bare = bare.removeprefix(prefix)
            forms.setdefault(bare.strip(), province.name)
    return forms


@cache
def seat_spellings(seat: str) -> tuple[str, ...]:
    """All folded ways to write a province or city that ``seat``, folded, names; none where it names none."""
    rows = ({fold(form): None for form in province.forms} for province in load_reference().provinces)
    return next((tuple(forms) for forms in rows if seat in forms), ())


@cache
def cities() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Province name -> the periods in which it was a centrally run city: from, to (exclusive); empty = open."""
    found: dict[str, list[tuple[str, str]]] = {}
    for province in load_reference().provinces:
        if province.type.startswith("thành phố"):
            found.setdefault(province.name, []).append((province.valid_from or "", province.valid_to or ""))
    return {name: tuple(periods) for name, periods in found.items()}


def is_city(name: str, date: str | None) -> bool:
    """Whether the province-level unit ``name`` was a centrally run city on ``date`` (undated: in any era)."""
    periods = cities().get(name, ())
    if date is None:
        return bool(periods)
    return any(start <= date and (not end or date < end) for start, end in periods)


@cache
def districts() -> Mapping[str, tuple[District, ...]]:
    """Folded district name -> its districts."""
    return load_districts()


def district_province(folded: str, word: str | None, date: str | None) -> str | None:
    """The province of the district of this name, where only one fits the kind of district and the date."""
    rows = districts().get(folded, ())
    dated = [row for row in rows if row.until is None or (date is not None and date < row.until)]
    ended = [row for row in dated if row.until is not None]
    fitting = ended or [row for row in dated if row.until is None]
    exact = [row for row in fitting if row.level == word] or fitting
    provinces = sorted({row.province for row in exact})
    return provinces[0] if len(provinces) == 1 else None


_REFORM = "2025-07-01"  # Resolution 202/2025/QH15: 63 provinces became 34


@cache
def successor(name: str, date: str | None) -> str:
    """The province that took in ``name`` by ``date``; ``name`` itself before the reform of July 2025."""
    if date is None or date < _REFORM:
        return name
    reference = load_reference()
    province = reference.province_at(name, date)
    if province is None or not province.replaced_by:
        return province.name if province else name
    return reference.provinces_by_id[province.replaced_by[0]].name


@cache
def named_units() -> tuple[ReferenceUnit, ...]:
    """The bodies known by name, one row a body and era."""
    return load_reference().named_units
