"""Tabs: a view that registers itself is shown, told of changes, and kept in the address."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]


VIEW = """
views.register({ id: 'table', label: 'view.table',
  show(container, shared) {
    this.tell = () => container.replaceChildren(
      make('p', { id: 'told', text: `${shared.visible.length} ${shared.day || '-'}` }));
    shared.addEventListener('change', this.tell);
    this.shared = shared;
  },
  hide() { this.shared.removeEventListener('change', this.tell); } });
"""
WORDS = {"vi": {"view.table": "Bảng"}, "en": {"view.table": "Table"}}


@pytest.fixture
def with_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of views with one that tells what it was told."""
    folder = tmp_path / "views"
    folder.mkdir()
    (folder / "table.js").write_text(VIEW, encoding="utf-8")
    (folder / "words.json").write_text(json.dumps(WORDS), encoding="utf-8")
    (folder / "table.css").write_text("#told { color: rgb(1, 2, 3); }", encoding="utf-8")
    monkeypatch.setattr("kg.view.network.VIEWS", folder)


@pytest.mark.usefixtures("with_a_table")
def test_a_view_is_shown_told_and_hidden(mini: Any, open_page: Open) -> None:
    opened = open_page(mini)
    assert opened.texts("#tabs button") == ["Mạng lưới", "Bảng"]
    opened.click("#tab-table")
    assert opened.page.inner_text("#told") == "45 -"
    assert opened.page.locator("#canvas").is_hidden()
    opened.click('#legend button[data-type="person"]')
    assert opened.page.inner_text("#told").startswith("37")
    again = open_page(mini, "#" + opened.page.url.partition("#")[2] + "&d=2024-07-04")
    assert again.page.inner_text("#told") == "22 2024-07-04"
    again.page.locator("#tab-table").focus()
    again.page.keyboard.press("ArrowRight")
    assert again.page.evaluate("document.activeElement.id") == "tab-network"
    assert again.page.locator("#told").count() == 0
    assert again.page.locator("#canvas").is_visible()
    assert opened.complaints == again.complaints == []
