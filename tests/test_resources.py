"""The data is found, and the cache folder is the one that the environment names."""

from pathlib import Path

import pytest

from kg import resources
from kg.errors import KgError


def test_reference_data_is_found() -> None:
    assert (resources.reference_dir() / "provinces.yaml").is_file()


def test_an_installed_package_carries_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("reference", "grammar", "ontology"):
        (tmp_path / "kg" / "_data" / name).mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "kg")
    assert resources.reference_dir() == tmp_path / "kg" / "_data" / "reference"
    assert resources.grammar_dir() == tmp_path / "kg" / "_data" / "grammar"
    assert resources.ontology_dir() == tmp_path / "kg" / "_data" / "ontology"


def test_missing_data_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "kg")
    with pytest.raises(KgError, match="the ontology data is missing; install kg again"):
        resources.ontology_dir()


def test_the_cache_folder_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", str(tmp_path))
    assert resources.cache_dir() == tmp_path
    monkeypatch.setenv("KG_CACHE", "off")
    assert resources.cache_dir() is None
    monkeypatch.delenv("KG_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert resources.cache_dir() == tmp_path / "xdg" / "kg"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert resources.cache_dir() == tmp_path / ".cache" / "kg"
