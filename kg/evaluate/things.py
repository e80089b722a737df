"""The measure of people and their posts, units and what they belong to, places, clusters, and of the article itself."""

from kg.evaluate.facts import FOAF, ORG, SCHEMA, VKS
from kg.evaluate.gold import Gold
from kg.evaluate.match import Case, Outcome, compare, same_name, spread
from kg.evaluate.words import Bag, bag, norm

__all__ = ["article", "clusters", "gold_parts", "parts", "people", "places", "posts", "units"]


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
    wanted = {(p.name, bag(post)) for p in case.gold.people if not p.private for post in p.posts}
    found = {post for tenure in case.facts.all_of_type(ORG + "Membership") if (post := _post(case, tenure, wanted))}
    return compare(wanted, found, lambda post: f"{post[0]}: {spread(post[1])}")


def _post(case: Case, tenure: str, wanted: set[tuple[str, Bag]]) -> tuple[str, Bag] | None:
    """The post that a membership states, in the gold's words if they are among its names; None if it does not count."""
    facts = case.facts
    name = case.person_names.get(facts.value(tenure, ORG + "member") or "")
    role, body = facts.value(tenure, ORG + "role"), facts.value(tenure, ORG + "organization")
    if name is None or role is None:
        return None
    bodies = [*(facts.labels(body) if body else ()), ""]
    spellings = [f"{title} {where}" for title in facts.labels(role) or [""] for where in bodies]
    for words in sorted(set(map(bag, spellings)), key=lambda words: (-len(words), spread(words))):
        if (name, words) in wanted:
            return name, words
    if case.is_optional(spellings, closeness=1.0):
        return None
    return name, bag(f"{facts.label(role)} {facts.label(body) if body else ''}")


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
    return compare(wanted, found & wanted | misplaced, " < ".join)


def places(case: Case) -> Outcome:
    """Province-level units."""
    return same_name(case, case.gold.places, case.facts.of_type(VKS + "Province"))[0]


def clusters(case: Case) -> Outcome:
    """(cluster, member or lead, unit)."""
    wanted = {(bag(c.name), "member", bag(unit)) for c in case.gold.clusters for unit in c.members}
    wanted |= {(bag(c.name), "lead", bag(c.lead)) for c in case.gold.clusters if c.lead}
    names = {name for name, _, _ in wanted}
    found = set()
    for cluster in case.facts.of_type(VKS + "EmulationCluster"):
        name = _one_of(case, cluster, names)
        for role, predicate in (("member", ORG + "hasMember"), ("lead", VKS + "ledBy")):
            known = {unit for n, r, unit in wanted if (n, r) == (name, role)}
            found |= {(name, role, _one_of(case, unit, known)) for unit in case.facts.values(cluster, predicate)}
    return compare(wanted, found, lambda fact: f"{spread(fact[0])} {fact[1]} {spread(fact[2])}")


def _one_of(case: Case, thing: str, known: set[Bag]) -> Bag:
    """The name of a thing that is among the known ones, else what it is called."""
    own = [bag(label) for label in case.facts.labels(thing)]
    return next((words for words in own if words in known), bag(case.facts.label(thing)))


def article(case: Case) -> dict[str, Outcome]:
    """The byline, and the date if the text prints one."""
    facts, gold = case.facts, case.gold
    found = {norm(facts.label(author)) for author in facts.authors}
    dates = {date[:10] for one in facts.articles for date in facts.values(one, SCHEMA + "datePublished")}
    return {
        "authors": compare(map(norm, gold.authors), found),
        "published": compare([gold.published], dates) if gold.published else Outcome(),
    }
