"""The page in Firefox: it opens, draws its first picture, finds and shows, without a complaint.

Debian brings no driver for Firefox, and Playwright wants a Firefox of its own; so the test speaks WebDriver BiDi, which
Firefox answers itself.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
WAIT = 120  # seconds for any one answer: many times what a busy machine needs
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
ENTER = "\ue007"

REFUSALS = (
    "() => { window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI)); }"
)
READY = """new Promise(done => { const look = () => document.documentElement.dataset.ready
    ? requestAnimationFrame(() => requestAnimationFrame(done)) : setTimeout(look, 20); look(); })"""
PAINTED = """(() => { const canvas = document.querySelector('#canvas canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, place) => place % 4 === 3 && value > 0).length / (data.length / 4); })()"""


class Firefox:
    """One tab of a Firefox without a window, and what it complained of."""

    def __init__(self, profile: Path) -> None:
        arguments = ["--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0", "about:blank"]
        self.process = subprocess.Popen(
            [str(FIREFOX), *arguments], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        assert self.process.stderr
        address = next(found[1] for line in self.process.stderr if (found := LISTENS.search(line)))
        connect: Callable[..., Any] = import_module("websocket").create_connection
        self.socket = connect(f"{address}/session", timeout=WAIT, suppress_origin=True)
        self.sent, self.complaints = 0, list[str]()
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self.tab = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method: str, **params: Any) -> Any:
        """The answer to a command; log entries that come before it are kept."""
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv())).get("id") != self.sent:
            self.complaints.append(f"{answer['params']['level']}: {answer['params']['text']}")
        assert answer["type"] == "success", answer
        return answer["result"]

    def open(self, path: Path) -> None:
        self.send("browsingContext.setViewport", context=self.tab, viewport={"width": 1280, "height": 800})
        self.send("script.addPreloadScript", functionDeclaration=REFUSALS)
        self.send("browsingContext.navigate", context=self.tab, url=path.as_uri(), wait="complete")
        self.value(READY)

    def value(self, expression: str) -> Any:
        """What an expression comes to in the page, if that is text or a number."""
        asked = {"target": {"context": self.tab}, "awaitPromise": True}
        answer = self.send("script.evaluate", expression=expression, **asked)
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def type(self, text: str) -> None:
        """Press the keys one after the other."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self.send("input.performActions", context=self.tab, actions=[{"type": "key", "id": "keys", "actions": keys}])

    def close(self) -> None:
        self.socket.close()
        self.process.terminate()
        self.process.wait(WAIT)
        if self.process.stderr:
            self.process.stderr.close()


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    if FIREFOX is None:
        pytest.skip("no Firefox on this machine: apt-get install firefox-esr")
    profile = tmp_path / "profile"
    profile.mkdir()
    started = Firefox(profile)
    yield started
    started.close()


def test_the_page_works_in_firefox(mini: Any, page_of: Callable[..., str], firefox: Firefox, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_of(mini), encoding="utf-8", newline="\n")
    firefox.open(path)
    assert firefox.value("document.querySelector('#status').textContent") == "Vẽ 45 trong 45 mục."
    assert firefox.value(PAINTED) > 0.01
    firefox.value("document.querySelector('#query').focus()")
    firefox.type("dang quoc")
    assert firefox.value("document.querySelector('#hits b').textContent") == "Đặng Quốc Khải"
    firefox.type(ENTER)
    assert firefox.value("document.querySelector('#panel h2').textContent") == "Đặng Quốc Khải"
    assert firefox.value("location.hash").startswith("#n=")
    firefox.value("document.querySelector('#panel .quote').click()")
    assert firefox.value("document.querySelector('#panel blockquote').textContent.length") > 10
    assert firefox.value("JSON.stringify(refused)") == "[]"
    assert firefox.complaints == []
