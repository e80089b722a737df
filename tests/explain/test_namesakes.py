"""Why sightings are of one person, and who of the name is another. The people are invented."""

from pathlib import Path

import pytest

import kg

NAME = "Đoàn Thị Thử"
BEFORE = "Phó Viện trưởng VKSND tỉnh Long An"
TEXTS = {
    "a": (NAME, "05/3/2021", "VKSND tỉnh Long An", BEFORE),
    "b": (NAME, "06/9/2022", "VKSND tỉnh Tiền Giang", f"Viện trưởng VKSND tỉnh Tiền Giang, nguyên {BEFORE}"),
    "c": (NAME, "07/9/2022", "VKSND tỉnh Bắc Ninh", "Trưởng phòng 8 VKSND tỉnh Bắc Ninh"),
    "d": (NAME, "08/5/2019", "VKSND tỉnh Lào Cai", "Trưởng phòng 1 VKSND tỉnh Lào Cai"),
    "e": ("Đoàn Thị Thư", "06/9/2022", "VKSND tỉnh Tiền Giang", "Phó Viện trưởng VKSND tỉnh Tiền Giang"),
    "f": ("Lý Văn Mỹ", "06/9/2022", "VKSND tỉnh Tiền Giang", "Trưởng phòng 2 VKSND tỉnh Tiền Giang"),
    "g": ("Lý Văn Mĩ", "06/9/2023", "VKSND tỉnh Tiền Giang", "Trưởng phòng 2 VKSND tỉnh Tiền Giang"),
    "h": ("Lý Mỹ Văn", "06/9/2023", "VKSND tỉnh Tiền Giang", "Trưởng phòng 3 VKSND tỉnh Tiền Giang"),
}  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    folder = tmp_path_factory.mktemp("articles")
    for stem, (name, day, body, post) in TEXTS.items():
        said = f"Ngày {day}, {body} giao ban công tác. Đồng chí {name}, {post} chủ trì."
        text = f"{day} | 10:00\n\n{body} giao ban\n\n{said}"
        (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
    return kg.build([folder], Path(folder) / "graph", page=False)


def person(graph: kg.Graph, name: str, body: str) -> str:
    where = f'?p skos:prefLabel "{name}"@vi ; vks:servesIn/skos:prefLabel "{body}"@vi'
    return next(iter(graph.query(f"SELECT ?p WHERE {{ {where} }}")))["p"]


def told(graph: kg.Graph, name: str, body: str, lang: str = "vi") -> dict[str, list[str]]:
    groups = graph.explain(person(graph, name, body), lang).groups
    return {group.title: [line.text for line in group.lines] for group in groups}


def test_what_brings_articles_together(graph: kg.Graph) -> None:
    assert told(graph, NAME, "VKSND tỉnh Tiền Giang")["Vì sao các bài báo nói về cùng một người"] == [
        "cùng thuộc VKSND tỉnh Long An: 2 bài, 05/3/2021–06/9/2022",
        "cùng thuộc VKSND tỉnh Tiền Giang: 1 bài, 06/9/2022",
        "một bài nêu cả hai nơi: VKSND tỉnh Long An, VKSND tỉnh Tiền Giang",
    ]


def test_one_article_needs_no_reason(graph: kg.Graph) -> None:
    assert "Why the articles tell of one person" not in told(graph, "Lý Văn Mỹ", "Phòng 2 VKSND tỉnh Tiền Giang", "en")


def test_what_keeps_namesakes_apart(graph: kg.Graph) -> None:
    lines = told(graph, NAME, "VKSND tỉnh Tiền Giang")["Người cùng tên hoặc tên gần giống, được coi là người khác"]
    said = {line.split(": ", 1)[1] for line in lines}
    assert said == {
        "cùng tháng giữ hai chức vụ ở hai nơi: VKSND tỉnh Tiền Giang; Phòng 8 VKSND tỉnh Bắc Ninh",
        "chức vụ ở hai nơi, không bài nào nối hai nơi ấy",
        "tên khác về dấu hoặc chữ",
    }
    assert lines[-1].startswith("Đoàn Thị Thư, person/doan-thi-thu--")


def test_an_i_for_a_y_is_a_hint_and_order_is_none(graph: kg.Graph) -> None:
    heading = "Same or nearly the same name, taken to be another person"
    lines = told(graph, "Lý Văn Mỹ", "Phòng 2 VKSND tỉnh Tiền Giang", "en")[heading]
    assert [line.split(": ", 1)[1] for line in lines if line.startswith("Lý Văn Mĩ")] == [
        "the name differs in i or y alone, and may be the same"
    ]
    assert [line.split(": ", 1)[1] for line in lines if line.startswith("Lý Mỹ Văn")] == [
        "the name differs in the order of its words"
    ]
