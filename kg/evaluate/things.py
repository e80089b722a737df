"""The measure of people and their posts, units and what they belong to, places, clusters, and of the article itself."""

from collections.abc import Set

from kg.evaluate.facts import FOAF, ORG, SCHEMA, VKS
from kg.evaluate.gold import Gold
from kg.evaluate.match import Case, Outcome, as_told, compare, same_name
from kg.evaluate.words import Bag, bag, norm

__all__ = ["article", "clusters", "gold_parts", "parts", "people", "places", "posts", "units"]

Post = tuple[str, Bag]
"""A person's name and the words of a post."""


def people(case: Case) -> Outcome:
    """Named people who are no authors and not private; also says who is who for what follows."""
    names = [person.name for person in case.gold.people if not person.private]
    found = case.facts.of_type(FOAF + "Person")
    if case.gold.authors:
        found = [person for person in found if person not in case.facts.authors]
    outcome, case.person_names = same_name(case, names, found)
    return outcome


def posts(case: Case) -> Outcome:
    """(person, post) of the people that were found; a post is title and body together, in any of their names."""
    asked = ((person.name, post) for person in case.gold.people if not person.private for post in person.posts)
    wanted = {(name, bag(post)): f"{name}: {post}" for name, post in asked}
    tenures = case.facts.all_of_type(ORG + "Membership")
    return compare(wanted, dict(post for tenure in tenures if (post := _post(case, tenure, wanted.keys()))))


def _post(case: Case, tenure: str, wanted: Set[Post]) -> tuple[Post, str] | None:
    """The post that a membership states, under the name that the gold knows if there is one; None if it is optional."""
    facts = case.facts
    name = case.person_names.get(facts.value(tenure, ORG + "member") or "")
    role, body = facts.value(tenure, ORG + "role"), facts.value(tenure, ORG + "organization")
    if name is None or role is None:
        return None
    bodies = [*(facts.labels(body) if body else ()), ""]
    spellings = [f"{title} {where}" for title in facts.labels(role) or [""] for where in bodies]
    text = f"{facts.label(role)} {facts.label(body) if body else ''}".strip()
    known = [words for words in map(bag, spellings) if (name, words) in wanted]
    if known:
        return (name, max(known, key=lambda words: (len(words), sorted(words)))), text
    return None if case.is_optional(spellings, closeness=1.0) else ((name, bag(text)), f"{name}: {text}")


def units(case: Case) -> Outcome:
    """Organisations other than clusters; also says which is which for what follows."""
    found = case.facts.of_type(ORG + "Organization")
    clusters = set(case.facts.of_type(VKS + "EmulationCluster"))
    outcome, case.unit_names = same_name(case, case.gold.units, [unit for unit in found if unit not in clusters])
    return outcome


def gold_parts(gold: Gold) -> set[tuple[str, str]]:
    """(unit, parent) among the gold units: the parent's name ends the unit's."""
    named = [(unit, norm(unit)) for unit in gold.units]
    return {
        (unit, parent)
        for unit, words in named
        for parent, tail in named
        if unit != parent and words.endswith(f" {tail}") and not words.startswith(tail)
    }


def parts(case: Case) -> Outcome:
    """(unit, parent), asked where the gold has one; a second parent beside the right one is free."""
    wanted = gold_parts(case.gold)
    found = {
        (unit, case.unit_names[parent])
        for iri, unit in case.unit_names.items()
        for parent in case.facts.values(iri, ORG + "subOrganizationOf", ORG + "unitOf")
        if parent in case.unit_names
    }
    settled = {unit for unit, _ in found & wanted}
    misplaced = {part for part in found - wanted if part[0] in {unit for unit, _ in wanted} - settled}
    return compare(as_told(wanted, " < "), as_told(found & wanted | misplaced, " < "))


def places(case: Case) -> Outcome:
    """Province-level units."""
    return same_name(case, case.gold.places, case.facts.of_type(VKS + "Province"))[0]


def clusters(case: Case) -> Outcome:
    """(cluster, member or lead, unit)."""
    wanted: dict[tuple[Bag, str, Bag], str] = {}
    for gold in case.gold.clusters:
        for role, units in (("member", gold.members), ("lead", (gold.lead,) if gold.lead else ())):
            wanted |= {(bag(gold.name), role, bag(unit)): f"{gold.name} {role} {unit}" for unit in units}
    names = {name for name, _, _ in wanted}
    given = {}
    for cluster in case.facts.of_type(VKS + "EmulationCluster"):
        name = _one_of(case, cluster, names)
        for role, predicate in (("member", ORG + "hasMember"), ("lead", VKS + "ledBy")):
            known = {unit for n, r, unit in wanted if (n, r) == (name, role)}
            for unit in case.facts.values(cluster, predicate):
                text = f"{case.facts.label(cluster)} {role} {case.facts.label(unit)}"
                given[name, role, _one_of(case, unit, known)] = text
    return compare(wanted, given)


def _one_of(case: Case, thing: str, known: Set[Bag]) -> Bag:
    """The name of a thing that is among the known ones, else what it is called."""
    own = [bag(label) for label in case.facts.labels(thing)]
    return next((words for words in own if words in known), bag(case.facts.label(thing)))


def article(case: Case) -> dict[str, Outcome]:
    """The byline, and the date if the text prints one."""
    facts, gold = case.facts, case.gold
    names = [facts.label(author) for author in sorted(facts.authors)]
    dates = [date[:10] for one in facts.articles for date in facts.values(one, SCHEMA + "datePublished")]
    return {
        "authors": compare({norm(name): name for name in gold.authors}, {norm(name): name for name in names}),
        "published": compare({gold.published: gold.published}, {d: d for d in dates}) if gold.published else Outcome(),
    }
