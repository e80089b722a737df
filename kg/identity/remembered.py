"""Answers kept by what was asked, for as long as who is who is decided: the same labels come back again and again."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar, cast

MOST: Final = 1 << 17
"""Answers kept of each function: some 30 MB, more than the labels of a large corpus that come back."""

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_forgetting: Final[list[Callable[[], None]]] = []


def remembered(work: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """``work``, which gives the same object for the same arguments until all is forgotten."""
    kept = lru_cache(maxsize=MOST)(work)
    _forgetting.append(kept.cache_clear)
    return cast(Callable[Asked, Answer], kept)


def forget() -> None:
    """Let go of all answers, once who is who is decided: what follows needs the memory."""
    for one in _forgetting:
        one()
