"""The wheel works by itself: installed outside the checkout, it builds a graph from its own data."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
ARTICLE = """VKSND tỉnh Hậu Giang tổng kết công tác năm {year}

Ngày 15/12/{year}, VKSND tỉnh Hậu Giang tổ chức Hội nghị tổng kết công tác năm {year}. Đồng chí Lò Văn Sương, \
Viện trưởng VKSND tỉnh Hậu Giang chủ trì Hội nghị.
"""


def run(*command: object, cwd: Path) -> "subprocess.CompletedProcess[str]":
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {"KG_CACHE": "off"}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, and the packages it needs from the environment of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    place = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    with ZipFile(wheel) as archive:
        archive.extractall(place)
    (place / "packages.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "python"


def test_the_wheel_holds_the_data_and_no_tests(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"kg"}
    for part in (
        "kg/_data/reference/",
        "kg/_data/grammar/",
        "kg/_data/ontology/vks.ttl",
        "kg/_data/ontology/questions/",
        "kg/view/",
    ):
        assert any(name.startswith(part) for name in names), part
    assert "kg/view/explorer.html.j2" in names


def test_it_builds_and_explains_outside_the_checkout(python: Path, tmp_path: Path) -> None:
    for year in (2022, 2023):
        (tmp_path / f"{year}.txt").write_text(ARTICLE.format(year=year), encoding="utf-8")
    where = run(python, "-c", "import kg; print(kg.__file__)", cwd=tmp_path).stdout
    assert str(ROOT) not in where
    run(python, "-m", "kg", "build", "2022.txt", "2023.txt", "--out", "graph", cwd=tmp_path)
    report = json.loads((tmp_path / "graph" / "report.json").read_text(encoding="utf-8"))
    assert report
    assert (tmp_path / "graph" / "graph.html").stat().st_size > 100_000
    told = run(python, "-m", "kg", "explain", "graph", "lo van suong", cwd=tmp_path).stdout
    assert "Viện trưởng" in told
    assert "2022" in told
    assert "2023" in told
