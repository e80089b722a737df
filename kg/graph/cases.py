"""Cases: what a public body did in a criminal matter, told without the names of private people."""

from collections.abc import Iterator

from kg.graph.scope import Scope
from kg.graph.statements import Statement, dated, links, named
from kg.graph.terms import code, label
from kg.names import name_key
from kg.records import Case

_WORDS = {  # code of vks:case-actions -> its words in the label of a case
    "initiated": "khởi tố",
    "detained": "bắt tạm giam",
    "approved": "phê chuẩn",
    "indicted": "truy tố",
    "tried": "xét xử",
    "tried-first": "xét xử sơ thẩm",
    "tried-appeal": "xét xử phúc thẩm",
    "reviewed": "giám đốc thẩm",
    "protested": "kháng nghị",
    "suspended": "đình chỉ",
    "cleared": "xin lỗi, minh oan",
}


def cases(scope: Scope) -> Iterator[Statement]:
    """The cases of the article; people in them only where private people are shown."""
    for case in scope.found.cases:
        body = scope.body(case.by)
        where = (case.date, "") if case.date and body else (case.date, scope.article.id)
        node = scope.hashed("case", *sorted(map(name_key, case.offences)), case.action, body, *where)
        yield from scope.fact(node, case.evidence, "vks:Case")
        yield from named(node, _label(case))
        yield from links(node, vks__action=code("action", case.action), vks__handledBy=body)
        for offence in case.offences:
            yield from links(node, vks__offence=label(offence))
        yield from dated(node, "vks:onDate", case.date)
        for name in case.persons if scope.settings.include_private else ():
            yield from links(node, vks__person=scope.thing("person", name))


def _label(case: Case) -> str:
    """The label, which names no person: "Vụ án Tham ô tài sản – khởi tố, VKSND tỉnh Hậu Giang"."""
    told = f"Vụ án {', '.join(case.offences)} – {_WORDS[case.action]}"
    return f"{told}, {case.by}" if case.by else told
