"""Building again gives what building anew gives, and an article that goes takes along what only it supported."""

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.graph.store import ARTICLES_NAME, PAGE_NAME, QUADS_NAME, REPORT_NAME, STATE, TURTLE_NAME
from kg.judgements.places import PLACES_NAME
from kg.judgements.rows import Correction, Judgement, Row, written
from kg.pipeline import build
from kg.view.page import write_view

SAMPLES = Path(__file__).parents[1] / "data" / "articles" / "invented"
SHORT = ("f1-04", "d3-16", "f4-06", "d1-16", "f2-06", "d2-14")  # a request, cases, a meeting, people, documents
NEWS = """{headline}

(Kiểm sát) - Ngày {day}, VKSND tỉnh Bắc Ninh tổ chức Hội nghị {name}. Đồng chí Đặng Văn Tường, {post} chủ trì \
Hội nghị. Tham dự có đồng chí {guest}, Vụ trưởng Vụ 8 VKSND tối cao. Hội nghị quán triệt Chỉ thị số 01/CT-VKSTC.

Kết quả, Viện kiểm sát hai cấp đã ban hành {number} kiến nghị, đạt 100%.
"""
DAYS = ("05/3/2019", "18/10/2023", "19/10/2023", "02/8/2025")  # one after the provinces and the district bodies merged
NAMES = ("sơ kết công tác năm 2023", "sơ kết công tác 6 tháng đầu năm", "công bố kết luận kiểm sát trực tiếp")
POSTS = ("Trưởng phòng 8 VKSND tỉnh Bắc Ninh", "Phó Viện trưởng VKSND tỉnh Bắc Giang", "Viện trưởng VKSND tối cao")
GUESTS = ("Quàng Văn Ính", "Lò Thị Phương")
FILES = tuple(f"tin-{number}" for number in range(5))

Corpus = dict[str, str]  # name of a file -> its text
Step = tuple[str, str, str]

news = st.builds(
    NEWS.format,
    headline=st.sampled_from(["Hội nghị tại Bắc Ninh", "VKSND tỉnh Bắc Ninh họp"]),
    day=st.sampled_from(DAYS),
    name=st.sampled_from(NAMES),
    post=st.sampled_from(POSTS),
    guest=st.sampled_from(GUESTS),
    number=st.integers(2, 4),
).map(str)
texts = news | st.sampled_from([(SAMPLES / f"{name}.txt").read_text(encoding="utf-8") for name in SHORT]) | st.just("")
steps = (
    st.tuples(st.just("put"), st.sampled_from(FILES), texts)
    | st.tuples(st.just("remove"), st.sampled_from(FILES), st.just(""))
    | st.tuples(st.just("rename"), st.sampled_from(FILES), st.sampled_from(FILES))
)
said_of = ("same", "different", "reject", "nothing")


@dataclass(frozen=True)
class Round:
    """What happens before a build, and how it is asked for. ``broken``: one that is broken off comes first."""

    steps: list[Step]
    judged: str
    options: dict[str, bool]
    broken: bool
    page: bool


rounds = st.builds(
    Round,
    st.lists(steps, min_size=1, max_size=3),
    st.sampled_from(said_of),
    st.fixed_dictionaries({"nq": st.sampled_from([True, True, False])}),
    st.booleans(),
    st.sampled_from([True, False, False]),
)


def changed(corpus: Corpus, step: Step) -> Corpus:
    """The corpus after a step: a text put under a name, a name removed, or what is under it moved to another one."""
    deed, name, other = step
    rest = {key: text for key, text in corpus.items() if key != name}
    if deed == "put":
        return rest | {name: other}
    return rest | {other: corpus[name]} if deed == "rename" and name in corpus else rest


def put(corpus: Corpus, folder: Path) -> Path:
    """The folder with the articles of the corpus and no others."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in corpus.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file that a build wrote, those kept for the next one too; of the report all but the timings.

    Where the judgements lie is told as seen from the folder, and so differs from folder to folder.
    """
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(str(Path(STATE, PLACES_NAME)))
    report = {key: part for key, part in json.loads(found[REPORT_NAME]).items() if key != "timings"}
    return found | {REPORT_NAME: json.dumps(report, ensure_ascii=False).encode()}


def judge(verdict: str, out: Path, file: Path) -> None:
    """Write what is judged: of the person whom all news name in two articles, or of a tenure of the graph."""
    articles = [json.loads(line)["id"] for line in (out / ARTICLES_NAME).read_text(encoding="utf-8").splitlines()]
    tenures = re.findall(r"/(tenure/[0-9a-f]+)>", (out / TURTLE_NAME).read_text(encoding="utf-8"))
    rows: list[Row] = []
    if verdict in ("same", "different") and len(articles) > 1:
        a, b = ((article, "Đặng Văn Tường") for article in (articles[0], articles[-1]))
        rows = [Judgement("person", "same" if verdict == "same" else "different", a, b, "Lê Thị Thử", "2026-01-02")]
    elif verdict == "reject" and tenures:
        rows = [Correction("tenure", "reject", min(tenures), by="Lê Thị Thử", on="2026-01-02")]
    file.write_text("".join(f"{written(row)}\n" for row in rows), encoding="utf-8")


def broken_off(export: object, path: Path) -> None:
    """Ends a build as someone does who has waited for long enough."""
    raise KeyboardInterrupt


@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rounds, min_size=2, max_size=4))
def test_any_sequence_of_changes_gives_the_files_of_a_clean_build(listed: list[Round]) -> None:
    """Law: the files are a function of the articles and judgements that are there, whatever was there before."""
    corpus: Corpus = {"tin": NEWS.format(
        headline="Tin", day=DAYS[1], name=NAMES[0], post=POSTS[0], guest=GUESTS[0], number=2
    )}  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        build([put(corpus, place / "articles")], place / "out", workers=1, write_html=write_view, html_program="1")
        for number, one in enumerate(listed):
            for step in one.steps:
                corpus = changed(corpus, step)
            inputs = [put(corpus, place / "articles")]
            judge(one.judged, place / "out", place / "articles" / "judgements.jsonl")
            if one.broken:
                with pytest.raises(KeyboardInterrupt):
                    build(inputs, place / "out", workers=1, lenient=True, write_html=broken_off)
            page = write_view if one.page or number == len(listed) - 1 else None
            folders = (place / "out", place / f"clean-{number}")
            again, clean = (
                build(inputs, out, workers=1, lenient=True, write_html=page, html_program="1", **one.options).out
                for out in folders
            )
            assert files(again) == files(clean)


def test_what_is_asked_for_may_change_from_build_to_build(tmp_path: Path) -> None:
    inputs = [put({name: (SAMPLES / f"{name}.txt").read_text(encoding="utf-8") for name in SHORT}, tmp_path / "in")]
    asked = (
        {},
        {"include_private": True},
        {"base_iri": "https://example.org/kg/"},
        {"nq": False},
        {"nq": True, "write_html": write_view},
    )
    for number, options in enumerate((*asked, *asked[::-1])):
        again = build(inputs, tmp_path / "out", **options).out  # type: ignore[arg-type]
        clean = build(inputs, tmp_path / f"clean-{number}", **options).out  # type: ignore[arg-type]
        assert files(again) == files(clean)
    assert (tmp_path / "clean-4" / PAGE_NAME).exists()


# ------------------------------------------------------------------ removing

ALONE = ("d2-15", "d1-01", "d1-02", "f2-06", "d1-16", "f4-06", "d1-08")
"""Some tell of the same people, bodies and meetings; none is what lets another be understood (a namesake told apart by
it, a full number behind another's short form), because then the other says something else when it goes."""

Told = tuple[str, str, str]
Said = Mapping[str, frozenset[Told]]  # article -> its triples


def said(folder: Path) -> Said:
    """What each article of a build says, by the name of the article."""
    found: dict[str, set[Told]] = {}
    for quad in parse(path=str(folder / QUADS_NAME), format=RdfFormat.N_QUADS):
        name = quad.graph_name.value.rpartition("/")[2].partition("--")[0]  # type: ignore[union-attr]
        found.setdefault(name, set()).add((str(quad.subject), str(quad.predicate), str(quad.object)))
    return {article: frozenset(triples) for article, triples in found.items()}


def events(triples: frozenset[Told]) -> frozenset[str]:
    """The reorganisations of which the triples tell."""
    return frozenset(end for told in triples for end in (told[0], told[2]) if "/reorganisation/" in end)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of which some tell of the same people, bodies and meetings, and the graph of all of them."""
    place = tmp_path_factory.mktemp("whole")
    texts = {name: (SAMPLES / f"{name}.txt").read_text(encoding="utf-8") for name in ALONE}
    build([put(texts, place / "in")], place / "out", workers=1)
    return place


@pytest.mark.parametrize("gone", ALONE)
def test_removing_an_article_removes_what_only_it_supported(whole: Path, tmp_path: Path, gone: str) -> None:
    """Law: the other articles say what they said, but for events of which it named one side and they the other."""
    shutil.copytree(whole / "out", tmp_path / "out")
    inputs = [path for path in (whole / "in").iterdir() if path.stem != gone]
    before, after = said(whole / "out"), said(build(inputs, tmp_path / "out", workers=1).out)
    assert before.keys() - after.keys() == {gone}
    for article, triples in after.items():
        assert triples <= before[article]
        for lost in before[article] - triples:
            assert events(frozenset({lost})) <= events(before[gone]) - events(triples)
    still = frozenset[Told]().union(*after.values())
    only = before[gone] - frozenset[Told]().union(*(before[article] for article in after))
    assert only
    assert only.isdisjoint(still)


@pytest.mark.parametrize(
    "name", ["graph.ttl", "graph.nq", ".kg/articles.said", ".kg/graph.lines", ".kg/graph.nq.index", ".kg/graph.json"]
)
def test_what_was_damaged_since_is_made_anew(whole: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(whole / "out", tmp_path / "out")
    place = tmp_path / "out" / name
    for data in (place.read_bytes().replace(b"1", b"2"), place.read_bytes()[: place.stat().st_size // 2], b"\x00", b""):
        place.write_bytes(data)
        assert files(build([whole / "in"], tmp_path / "out", workers=1).out) == files(whole / "out")


def test_a_page_is_made_anew_only_if_what_it_shows_has_changed(tmp_path: Path) -> None:
    def page(inputs: Path, words: bytes, program: str) -> bytes:
        def write(export: object, path: Path) -> None:
            path.write_bytes(words)

        return (build([inputs], tmp_path / "out", write_html=write, html_program=program).out / PAGE_NAME).read_bytes()

    texts = {"tin": NEWS.format(headline="Tin", day=DAYS[1], name=NAMES[0], post=POSTS[0], guest=GUESTS[0], number=2)}
    inputs = put(texts, tmp_path / "in")
    assert page(inputs, b"first", "1") == b"first"
    assert page(inputs, b"second", "1") == b"first"
    assert page(inputs, b"third", "2") == b"third"
    (tmp_path / "out" / PAGE_NAME).write_bytes(b"changed by someone")
    assert page(inputs, b"fourth", "2") == b"fourth"
    assert page(put(texts | {"tin": texts["tin"] + "\nHết."}, tmp_path / "in"), b"fifth", "2") == b"fifth"
    assert page(inputs, b"sixth", "") == b"sixth"
