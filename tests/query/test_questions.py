"""The saved questions: what they answer on the small export, in two engines, and that they are documented."""

from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import DataError, UsageError
from kg.query.questions import Question, parse_question, saved_questions
from kg.query.result import plain
from kg.query.run import query
from kg.query.scan import is_ordered, placeholders

QUESTIONS = {question.name: question for question in saved_questions()}
CLUSTER = "Hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2024"
DECISIONS = "Lễ trao quyết định về công tác cán bộ"
SIGNING = "Lễ ký kết Quy chế phối hợp số 05/QCPH-VKS-CA"

# (question, parameters, columns to look at, rows)
ANSWERS = [
    ("who-chaired", {"person": "minh tâm"}, "date chair companion", [
        ("2024-07-04", "Vũ Thị Minh Tâm", "Cao Bá Lộc"),
        ("2024-07-04", "Vũ Thị Minh Tâm", "Lò Văn Sương"),
        ("2024-07-04", "Vũ Thị Minh Tâm", "Đặng Quốc Khải"),
    ]),
    ("who-chaired", {"from": "2024-09", "to": "2024-09"}, "meeting chair companion", [
        (DECISIONS, "Đặng Quốc Khải", "Lò Văn Sương"),
        (DECISIONS, "Đặng Quốc Khải", "Lường Thị Hạ Vy"),
        (DECISIONS, "Đặng Quốc Khải", "Phùng Khắc Tuệ"),
        (DECISIONS, "Đặng Quốc Khải", "Đinh Công Thạch"),
    ]),
    ("career", {"person": "Lường Thị Hạ Vy"}, "title body from to firstSeen", [
        ("Phó Viện trưởng", "VKSND tỉnh Hậu Giang", None, "2024-09-01", None),
        ("Viện trưởng", "VKSND tỉnh Hậu Giang", "2024-09-01", "2025-07-01", "2024-09-04"),
        ("Viện trưởng", "VKSND thành phố Cần Thơ", None, None, "2025-08-13"),
    ]),
    ("career", {"person": "Lò Văn Sương"}, "title firstSeen to beginsNotBefore endsNotAfter", [
        ("Viện trưởng", "2024-07-05", "2024-09-01", None, "2024-09-01"),
        ("Vụ trưởng", "2024-09-04", None, None, None),
    ]),
    ("head-on-day", {"unit": "vksnd tỉnh hậu giang", "day": "2024-08-01"}, "title name known", [
        ("Viện trưởng", "Lò Văn Sương", "between"),
    ]),
    ("head-on-day", {"unit": "VKSND tỉnh Hậu Giang", "day": "2024-09-01"}, "name known beginsNotAfter endsNotBefore", [
        ("Lường Thị Hạ Vy", "between", "2024-09-01", "2025-07-01"),
    ]),
    ("head-on-day", {"unit": "VKSND tỉnh Hậu Giang", "day": "2025-07-01"}, "name", []),  # the body has ended
    ("head-on-day", {"unit": "VKSND thành phố Cần Thơ", "day": "2024-07-05"}, "name known", [
        ("Vũ Thị Minh Tâm", "seen"),  # of the two bodies of that name the one of the day
    ]),
    ("head-on-day", {"unit": "VKSND thành phố Cần Thơ"}, "name known endsNotAfter", [
        ("Lường Thị Hạ Vy", "possible", None),
    ]),
    ("people-with-posts", {}, "name posts post", [
        ("Lường Thị Hạ Vy", "3", "Phó Viện trưởng VKSND tỉnh Hậu Giang"),
        ("Lường Thị Hạ Vy", "3", "Viện trưởng VKSND tỉnh Hậu Giang"),
        ("Lường Thị Hạ Vy", "3", "Viện trưởng VKSND thành phố Cần Thơ"),
    ]),
    ("people-with-posts", {"count": "2", "person": "sương"}, "post beginsNotAfter endsNotBefore", [
        ("Viện trưởng VKSND tỉnh Hậu Giang", "2024-07-05", "2024-09-01"),
        ("Vụ trưởng Vụ 7 VKSND tối cao", "2024-09-04", "2024-09-04"),
    ]),
    ("contradictions", {}, "kind day name firstSeen to", [
        ("ends-differ", "2024-08-28", "Lò Văn Sương", "2024-07-05", "2024-09-01"),
    ]),
    ("contradictions", {"kind": "two-holders"}, "name", []),
    ("history-of-province", {"province": "hậu giang"}, "today province from to next procuracy", [
        ("Cần Thơ", "Cần Thơ", None, "2025-07-01", "Cần Thơ", "VKSND thành phố Cần Thơ"),
        ("Cần Thơ", "Hậu Giang", None, "2025-07-01", "Cần Thơ", "VKSND tỉnh Hậu Giang"),
        ("Cần Thơ", "Sóc Trăng", None, "2025-07-01", "Cần Thơ", "VKSND tỉnh Sóc Trăng"),
        ("Cần Thơ", "Cần Thơ", "2025-07-01", None, None, "VKSND thành phố Cần Thơ"),
    ]),
    ("history-of-unit", {"unit": "VKSND tỉnh Hậu Giang"}, "today body from to next", [
        ("VKSND thành phố Cần Thơ", "VKSND thành phố Cần Thơ", None, "2025-07-01", "VKSND thành phố Cần Thơ"),
        ("VKSND thành phố Cần Thơ", "VKSND tỉnh Hậu Giang", None, "2025-07-01", "VKSND thành phố Cần Thơ"),
        ("VKSND thành phố Cần Thơ", "VKSND tỉnh Sóc Trăng", None, "2025-07-01", "VKSND thành phố Cần Thơ"),
        ("VKSND thành phố Cần Thơ", "VKSND thành phố Cần Thơ", "2025-07-01", None, None),
    ]),
    ("history-of-unit", {"unit": "Quốc hội"}, "body", [("Quốc hội",)]),
    ("career", {"person": "Đặng Quốc Khải"}, "title firstSeen lastSeen", [
        ("Phó Viện trưởng", "2024-07-05", "2024-09-04"),
        ("Ủy viên", "2024-07-05", "2024-07-05"),
    ]),
    ("posts-in-unit", {"unit": "vksnd tỉnh sóc trăng"}, "name", []),
    ("posts-in-unit", {"unit": "VKSND tỉnh Sóc Trăng", "former": "yes"}, "title name status", [
        ("nguyên Viện trưởng", "Đinh Công Thạch", "former"),
    ]),
    ("posts-in-unit", {}, "body name", [  # the whole tree under the supreme procuracy
        ("Ban cán sự đảng VKSND tối cao", "Đặng Quốc Khải"),
        ("VKSND thành phố Cần Thơ", "Vũ Thị Minh Tâm"),
        ("VKSND thành phố Cần Thơ", "Lường Thị Hạ Vy"),
        ("VKSND tỉnh Hậu Giang", "Lường Thị Hạ Vy"),
        ("VKSND tỉnh Hậu Giang", "Lò Văn Sương"),
        ("VKSND tỉnh Hậu Giang", "Lường Thị Hạ Vy"),
        ("VKSND tối cao", "Đặng Quốc Khải"),
        ("Vụ 16 VKSND tối cao", "Cao Bá Lộc"),
        ("Vụ 7 VKSND tối cao", "Lò Văn Sương"),
    ]),
    ("meetings-of-unit", {"unit": "Cần Thơ", "from": "2025"}, "date meeting organiser status", [
        ("2025-08-12", SIGNING, "Công an thành phố Cần Thơ", None),
        ("2025-08-12", SIGNING, "VKSND thành phố Cần Thơ", None),
        ("2025-12-01", "Hội nghị tổng kết công tác năm 2025", "VKSND thành phố Cần Thơ", "planned"),
    ]),
    ("meetings-of-unit", {"unit": "Cụm thi đua số 5"}, "meeting kind place chair", [
        (CLUSTER, "hoi-nghi", "Cần Thơ", "Vũ Thị Minh Tâm"),
    ]),
    ("documents-in-articles", {"document": "96/2019"}, "document kind issuer date meeting published", [
        ("Nghị quyết 96/2019/QH14", "nghi-quyet", "Quốc hội", "2019-11-27", CLUSTER, "2024-07-05"),
    ]),
    ("documents-in-articles", {"document": "luật"}, "document number date", [
        ("Luật 82/2025/QH15", "82/2025/QH15", None),
        ("Luật Tổ chức Viện kiểm sát nhân dân 63/2014/QH13", "63/2014/QH13", None),
    ]),
    ("document-links", {}, "document relation other", [
        ("Chỉ thị 01/CT-VKSTC", "based-on", "Nghị quyết 96/2019/QH14"),
        ("Luật 82/2025/QH15", "amends", "Luật Tổ chức Viện kiểm sát nhân dân 63/2014/QH13"),
    ]),
    ("indicators", {}, "unit value unitText target", [
        ("Cụm thi đua số 5", "127/129", "chỉ tiêu", None),
        ("VKSND tỉnh Hậu Giang", "98,5", "%", "90"),
    ]),
    ("indicators", {"unit": "Hậu Giang", "label": "tố giác"}, "periodStart sentence", [
        ("2024-01-01",
         "VKSND tỉnh Hậu Giang giải quyết tố giác, tin báo về tội phạm đạt tỷ lệ 98,5%, vượt chỉ tiêu 90%."),
    ]),
    ("cluster-members", {"cluster": "số 5"}, "role unit", [
        ("deputy", "VKSND tỉnh Hậu Giang"),
        ("lead", "VKSND thành phố Cần Thơ"),
        ("member", "VKSND tỉnh Sóc Trăng"),
    ]),
    ("co-attendance", {"a": "Đặng Quốc Khải", "b": "Lò Văn Sương"}, "first second date", [
        ("Đặng Quốc Khải", "Lò Văn Sương", "2024-07-04"),
        ("Đặng Quốc Khải", "Lò Văn Sương", "2024-09-03"),
    ]),
    ("co-attendance", {"a": "Mạc"}, "first second meeting", [("Mạc Đình Phú", "Lường Thị Hạ Vy", SIGNING)]),
    ("personnel-changes", {"to": "2024-09-01"}, "date name change post decision", [
        ("2024-08-28", "Lò Văn Sương", "transferred", "Vụ trưởng Vụ 7 VKSND tối cao", "Quyết định 215/QĐ-VKSTC"),
        ("2024-09-01", "Lường Thị Hạ Vy", "appointed", "Viện trưởng VKSND tỉnh Hậu Giang", None),
    ]),
    ("personnel-changes", {"change": "awarded"}, "name post", [
        ("Đinh Công Thạch", 'Kỷ niệm chương "Vì sự nghiệp Kiểm sát"'),
    ]),
    ("evidence-of-person", {"person": "Cao Bá Lộc"}, "fact what sentence published", [
        ("Participation", f"speak: {CLUSTER}",
         "Tại Hội nghị, đồng chí Cao Bá Lộc, Vụ trưởng Vụ 16 VKSND tối cao phát biểu ý kiến.", "2024-07-05"),
        ("Tenure", "Vụ trưởng, Vụ 16 VKSND tối cao",
         "Tại Hội nghị, đồng chí Cao Bá Lộc, Vụ trưởng Vụ 16 VKSND tối cao phát biểu ý kiến.", "2024-07-05"),
    ]),
    ("evidence-of-person", {"person": "Đinh Công Thạch"}, "what", [
        (f"attend: {DECISIONS}",), ('awarded: Kỷ niệm chương "Vì sự nghiệp Kiểm sát"',),
        ("nguyên Viện trưởng, VKSND tỉnh Sóc Trăng",),
    ]),
    ("units-by-level", {"level": "regional"}, "unit class parent", [
        ("VKSND khu vực 3 - Cần Thơ", "Procuracy", "VKSND thành phố Cần Thơ"),
    ]),
    ("units-by-level", {"level": "provincial", "parent": "VKSND tối cao"}, "unit from to", [
        ("VKSND thành phố Cần Thơ", None, "2025-07-01"),
        ("VKSND thành phố Cần Thơ", "2025-07-01", None),
        ("VKSND tỉnh Hậu Giang", None, "2025-07-01"),
        ("VKSND tỉnh Sóc Trăng", None, "2025-07-01"),
    ]),
    ("provincial-procuracies", {"province": "hậu giang"}, "province procuracy to successor", [
        ("Hậu Giang", "VKSND tỉnh Hậu Giang", "2025-07-01", "Cần Thơ"),
    ]),
    ("provincial-procuracies", {}, "province from", [
        ("Cần Thơ", None), ("Cần Thơ", "2025-07-01"), ("Hậu Giang", None), ("Sóc Trăng", None),
    ]),
    ("requests-to-unit", {"unit": "khu vực 3"}, "date unit group by asked meeting", [
        ("2025-08-12", "VKSND khu vực 3 - Cần Thơ", "các phòng chuyên môn", "Lường Thị Hạ Vy",
         "báo cáo kết quả thực hiện Quy chế trước ngày 30/9/2025", SIGNING),
    ]),
    ("requests-to-unit", {"by": "đặng quốc khải"}, "asked", []),
    ("cases", {"offence": "tham ô"}, "offence action body", [
        ("Tham ô tài sản", "initiated", "VKSND khu vực 3 - Cần Thơ"),
    ]),
    ("cases-of-unit", {"unit": "khu vực 3"}, "unit offence action", [
        ("VKSND khu vực 3 - Cần Thơ", "Tham ô tài sản", "initiated"),
    ]),
    ("cases-of-unit", {"action": "tried"}, "offence", []),
]  # fmt: skip
IDS = [f"{name}-{'-'.join(params)}" for name, params, _, _ in ANSWERS]


@pytest.mark.parametrize(("name", "params", "columns", "rows"), ANSWERS, ids=IDS)
def test_answers(mini, name, params, columns, rows) -> None:
    result = query(mini, name, params)
    assert [tuple(row.get(column) for column in columns.split()) for row in result] == rows


@pytest.mark.parametrize(("name", "params", "columns", "rows"), ANSWERS, ids=IDS)
def test_both_engines_agree(mini, mini_rdflib: Graph, name, params, columns, rows) -> None:
    """rdflib, given the same text, finds the same rows in the same order."""
    result = query(mini, name, params)
    other = mini_rdflib.query(QUESTIONS[name].bind(params))
    assert [str(variable) for variable in other.vars] == list(result.variables)
    ours = [tuple(None if term is None else plain(term) for term in row) for row in result.rows]
    assert [tuple(None if term is None else str(term) for term in row) for row in other] == ours


def test_every_question_has_an_answer_here() -> None:
    assert {name for name, *_ in ANSWERS} == QUESTIONS.keys()
    assert len(QUESTIONS) >= 10


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
class TestForm:
    def test_documented_in_both_languages(self, question: Question) -> None:
        texts = [question.title_vi, question.title_en, question.description_vi, question.description_en]
        assert all(texts + [text for param in question.params for text in (param.help_vi, param.help_en)])

    def test_parameters_are_declared_and_used(self, question: Question) -> None:
        assert set(placeholders(question.text)) == {param.name for param in question.params}

    def test_runs_with_defaults_and_with_examples(self, mini, question: Question) -> None:
        assert query(mini, question.name).kind == "select"
        assert len(query(mini, question.name, {param.name: param.example for param in question.params})) >= 0

    def test_some_example_finds_something(self, mini, question: Question) -> None:
        found = [len(query(mini, question.name, {param.name: param.example})) for param in question.params]
        assert any(found)

    def test_is_ordered_and_ties_are_broken(self, question: Question) -> None:
        """The IRIs come last in the order, so that equal texts cannot change places."""
        assert is_ordered(question.text)
        assert question.text.rstrip().endswith("Iri")


def test_a_name_typed_with_marks_apart_is_found(mini) -> None:
    assert len(query(mini, "career", {"person": "Lo\u0300 Va\u0306n Su\u031bo\u031bng"})) == 2


@pytest.mark.parametrize(
    ("head", "complaint"),
    [
        ("# title: chỉ một tiếng", "…@vi / …@en"),
        ("# description: a@vi / b@en", "no title"),
        ('# title: a@vi / b@en\n# description: a@vi / b@en\n# param x colour "" "" -- a@vi / b@en', "no type"),
        ('# title: a@vi / b@en\n# description: a@vi / b@en\n# param x text "" -- a@vi / b@en', "NAME TYPE"),
    ],
)
def test_a_bad_head_is_told(head: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint) as error:
        parse_question("x", head + "\nASK {}", "x.rq")
    assert str(error.value).startswith("x.rq:")


def test_saved_questions_of_another_folder(tmp_path: Path) -> None:
    (tmp_path / "one.rq").write_text("# title: Một@vi / One@en\n# description: M@vi / O@en\nASK {}", encoding="utf-8")
    assert [question.title_en for question in saved_questions(tmp_path)] == ["One"]


def test_unknown_parameter_is_told(mini) -> None:
    with pytest.raises(UsageError, match="no parameter 'persn'; it has person"):
        query(mini, "career", {"persn": "x"})
