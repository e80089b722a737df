"""Errors say what, where and what to do, in one line, and survive the way back from a worker process."""

import pickle

import pytest

from kg.errors import DataError, InputError, KgError, Problem, UsageError


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("unknown key 'nam'"), "unknown key 'nam'"),
        (Problem("not UTF-8", "a.yaml"), "a.yaml: not UTF-8"),
        (Problem("not UTF-8", "a.yaml", 3), "a.yaml:3: not UTF-8"),
        (Problem("not UTF-8", "a.yaml", 3, 7, "save it as UTF-8"), "a.yaml:3:7: not UTF-8; save it as UTF-8"),
        (Problem("no letters follow", None, 3), "line 3: no letters follow"),
        (Problem("two\nlines\tand a tab", "a\nb"), "a b: two lines and a tab"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_a_data_error_has_a_line_for_each_problem() -> None:
    error = DataError.collect([Problem("first", "a.yaml", 1, 2), Problem("second", "a.yaml", 3, 4, "mend it")])
    assert str(error) == "a.yaml:1:2: first\na.yaml:3:4: second; mend it"
    assert error.message == "first"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KgError("x"), 2),
        (UsageError("x", hint="try y"), 2),
        (DataError("x", file="a.yaml", line=1), 2),
        (InputError("x", reason="not-utf8", file="a.txt", hint="save it as UTF-8"), 1),
    ],
)
def test_errors_survive_pickling(error: KgError, code: int) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert copy.hint == error.hint
    assert copy.exit_code == code
    assert getattr(copy, "reason", None) == getattr(error, "reason", None)


def test_one_root_catches_all() -> None:
    for kind in (DataError, UsageError):
        with pytest.raises(KgError):
            raise kind("x")
    with pytest.raises(KgError):
        raise InputError("x", reason="empty")
