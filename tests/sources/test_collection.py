"""What a `collection.yaml` says of the articles of its folder."""

from pathlib import Path

from kg.records import Article, Skipped
from kg.sources.read import read_inputs

TEXT = "Sáng 10/3/2020, VKSND tỉnh Gia Lai tổ chức Hội nghị sơ kết công tác quý I năm 2020 tại trụ sở cơ quan.\n"


def folder(tmp_path: Path, description: str) -> Path:
    (tmp_path / "bai.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "collection.yaml").write_text(description, encoding="utf-8")
    return tmp_path


def test_its_publisher_is_that_of_articles_that_name_none(tmp_path: Path) -> None:
    found = list(read_inputs([folder(tmp_path, "name: thu\ntitle: Bài thử\npublisher: Bài hư cấu\n")]))
    assert [one.publisher for one in found if isinstance(one, Article)] == ["Bài hư cấu"]


def test_a_single_file_of_the_folder_has_it_too(tmp_path: Path) -> None:
    made = folder(tmp_path, "name: thu\ntitle: Bài thử\npublisher: Bài hư cấu\n")
    assert [one.publisher for one in read_inputs([made / "bai.txt"]) if isinstance(one, Article)] == ["Bài hư cấu"]


def test_a_description_that_cannot_be_used_is_told_once_and_the_articles_are_read(tmp_path: Path) -> None:
    made = folder(tmp_path, "name: thu\ntilte: Bài thử\n")
    (made / "hai.txt").write_text(TEXT.replace("Gia Lai", "Kon Tum"), encoding="utf-8")
    found = list(read_inputs([made]))
    assert [one.reason for one in found if isinstance(one, Skipped)] == ["bad-collection"]
    assert len([one for one in found if isinstance(one, Article)]) == 2
