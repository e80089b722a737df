"""Gold articles as records, and short ways to write down articles for tables."""

import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from kg.identity.judgements import Judgements
from kg.identity.resolve import identify
from kg.names import digest, slug
from kg.records import ArticleFacts, Evidence, Extraction, Person, Place, Span, Tenure, Unit

HERE = Evidence(Span(0, 4), (), "test")


def article(name: str, published: str | None, **found: object) -> ArticleFacts:
    """An article of which only the named parts of the extraction matter."""
    sha = digest(name, 64)
    return ArticleFacts(f"{slug(name)}--{sha[:8]}", sha, "Tin.", (), Extraction(**found), published=published)  # type: ignore[arg-type]


KINDS = {"VKSND tối cao": "procuracy.supreme", "TAND tối cao": "court.supreme"}


def unit(label: str) -> Unit:
    """A unit with the kind, parent and province that its label shows."""
    if label in KINDS or label.startswith("Công ty"):
        return Unit(label, KINDS.get(label, "company"), mentions=(Span(0, 4),))
    head, _, province = label.rpartition(" tỉnh ")
    if label.startswith(("Phòng", "Văn phòng", "Vụ", "Cục")):
        return Unit(label, "department", parent=label[label.index("VKSND") :], mentions=(Span(0, 4),))
    if label.startswith(("Ban cán sự", "Đảng ủy")):
        return Unit(label, "party.group", parent=label[label.index("VKSND") :], mentions=(Span(0, 4),))
    kind = "procuracy.district" if "huyện" in head else "procuracy.regional" if "khu vực" in head else None
    parent = f"VKSND tỉnh {province}" if kind else "VKSND tối cao"
    return Unit(label, kind or "procuracy.provincial", None, (), parent, province, mentions=(Span(0, 4),))


def units(*labels: str) -> tuple[Unit, ...]:
    """The units and all that they are part of."""
    found: dict[str, Unit] = {}
    waiting = list(labels)
    while waiting:
        label = waiting.pop(0)
        if label not in found:
            found[label] = unit(label)
            waiting += [parent for parent in (found[label].parent,) if parent]
    return tuple(found.values())


def sighting(
    name: str, published: str | None, who: str, *posts: tuple[str, str | None], private: bool = False
) -> ArticleFacts:
    """An article that shows one person in posts (title and unit); a title that begins with "nguyên" is a former one."""
    tenures = tuple(
        Tenure(who, title.removeprefix("nguyên "), body, HERE, former=title.startswith("nguyên "))
        for title, body in posts
    )
    bodies = units(*(body for _, body in posts if body))
    person = Person(who, private=private, mentions=(Span(0, 4),))
    places = tuple(Place(body.province, mentions=(Span(0, 4),)) for body in bodies if body.province)
    return article(
        name, published, people=(person,), units=bodies, tenures=tenures, places=tuple(dict.fromkeys(places))
    )


Paths = Callable[..., list[str]]


def people_of(*articles: ArticleFacts, judgements: Judgements | None = None) -> list[str]:
    """The path of the one person of each article."""
    paths = identify(articles, judgements).paths
    return [next(path for (kind, _), path in paths[a.id].items() if kind == "person") for a in articles]


@pytest.fixture
def helpers() -> ModuleType:
    """The functions of this module; test modules can't import one another."""
    return sys.modules[__name__]
