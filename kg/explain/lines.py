"""One fact as a line of text, told from the side of the thing that is explained."""

from collections.abc import Iterator

from kg.explain.words import WORDS, date
from kg.graph.links import Link, link
from kg.graph.reader import SCHEMA, VKS, Reader, local_name
from kg.names import bare_title

_TENURE = VKS + "Tenure"


class Teller:
    """Tells facts in one language. ``seen_from`` is the IRI of the thing explained, or "" for nobody's side."""

    def __init__(self, reader: Reader, lang: str) -> None:
        self.reader = reader
        self.lang = lang
        self.words = WORDS[lang]

    def tell(self, fact: str, seen_from: str = "") -> str:
        """``fact`` as a line: what it says, then dates and other details in brackets."""
        joined = link(self.reader, fact)
        said = self._link(joined, seen_from) if joined else self._statement(fact, seen_from)
        details = "; ".join(self._details(fact))
        return f"{said} ({details})" if details else said

    def label(self, iri: str) -> str:
        return self.reader.label(iri, self.lang)

    def day(self, iso: str, thing: str = "") -> str:
        precision = self.reader.one(thing, VKS + "datePrecision") if thing else ""
        return date(iso, self.lang, precision)

    def when(self, fact: str) -> str:
        """The earliest date that ``fact`` names, for sorting; "9" after all dates."""
        props = ("onDate", "validFrom", "attestedOn", "periodStart")
        dates = [value for prop in props for value in self.reader.values(fact, VKS + prop)[:1]]
        event = self.reader.one(fact, VKS + "event")
        start = self.reader.one(event, SCHEMA + "startDate") if event else ""
        return min([*dates, *([start] if start else [])], default="9")

    def _link(self, joined: Link, seen_from: str) -> str:
        source, target = self.label(joined.source), self.label(joined.target)
        role = self.label(joined.role) if joined.role else self.label(joined.relation)
        if joined.target == seen_from:
            return f"{role} ← {source}" if joined.kind == VKS + "Citation" else f"{role}: {source}"
        start = self.reader.one(joined.target, SCHEMA + "startDate")
        if start:
            target += f", {self.day(start, joined.target)}"
        told = f"{bare_title(role, target)} {target}" if joined.kind == _TENURE else f"{role}: {target}"
        return told if joined.source == seen_from else f"{source} — {told}"

    def _statement(self, fact: str, seen_from: str) -> str:
        one = self.reader.one
        label = self.reader.label(fact, self.lang)
        if value := one(fact, VKS + "value"):
            unit = one(fact, VKS + "unitText")
            said = f"{label}: {value}{unit if unit == '%' else f' {unit}' if unit else ''}"
        elif change := one(fact, VKS + "change"):
            said = f"{self.label(change)}: {label}"
        elif asked := one(fact, VKS + "requestText"):
            whom = self._asked(fact, seen_from)
            said = f"{whom}: {asked}" if whom else asked
        elif offence := one(fact, VKS + "offence"):
            told = ", ".join(sorted(self.reader.values(fact, VKS + "offence"))) or offence
            action = one(fact, VKS + "action")
            said = f"{self.label(action)}: {told}" if action else told
        else:
            said = label
        whose = one(fact, VKS + "person", VKS + "about", VKS + "handledBy", VKS + "madeBy")
        return f"{self.label(whose)} — {said}" if whose and whose != seen_from else said

    def _asked(self, fact: str, seen_from: str) -> str:
        """Those who are asked, but for the thing that is explained."""
        units = [unit for unit in self.reader.values(fact, VKS + "addressedTo") if unit != seen_from]
        groups = self.reader.values(fact, VKS + "addresseeText")
        return ", ".join([*sorted(map(self.label, units)), *groups])

    def _bounds(self, fact: str) -> Iterator[str]:
        """Between which days a tenure began and ended, where that says more than its stated days."""
        one, words = self.reader.one, self.words
        for bound, stated in (("beginsNotBefore", "validFrom"), ("endsNotAfter", "validTo")):
            if not one(fact, VKS + stated) and (value := one(fact, VKS + bound)):
                yield words[bound].format(self.day(value))

    def _details(self, fact: str) -> Iterator[str]:
        one, words = self.reader.one, self.words
        status = local_name(one(fact, VKS + "status"))
        if status in words:
            yield words[status]
        for prop, word in (("onDate", "on"), ("validFrom", "from"), ("validTo", "to")):
            if value := one(fact, VKS + prop):
                yield words[word].format(self.day(value, fact))
        yield from self._bounds(fact)
        if seen := self.reader.values(fact, VKS + "attestedOn"):
            yield words["seen"].format(", ".join(self.day(day) for day in seen))
        start, end = (one(fact, VKS + prop) for prop in ("periodStart", "periodEnd"))
        if start or end:
            yield words["period"].format(self.day(start), self.day(end))
        for prop in ("target", "comparison"):
            if value := one(fact, VKS + prop):
                yield words[prop].format(value)
        if decision := one(fact, VKS + "decision"):
            yield words["decision"].format(self.label(decision))
        for thing, prop in self.reader.pointing(fact):
            if prop == VKS + "between":
                yield words["contradicted"].format(self.label(one(thing, VKS + "contradictionKind")))
