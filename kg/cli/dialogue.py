"""Questions asked one after the other on the terminal."""

import shlex
import sys
from collections.abc import Iterator
from typing import Final

from kg.cli.output import note, say
from kg.review.desk import Desk
from kg.review.questions import Question
from kg.review.told import text
from kg.review.words import WORDS

_VERDICTS: Final = {"s": "same", "d": "different", "u": "unsure"}


class Dialogue:
    """Asks question after question on the terminal; each answer is written at once."""

    def __init__(self, desk: Desk, lang: str, by: str, day: str) -> None:
        self._desk = desk
        self._lang = lang
        self._words = WORDS[lang]
        self._by = by
        self._day = day
        self._answered = 0

    def run(self, questions: tuple[Question, ...]) -> None:
        """Ask until all are answered, or somebody quits or has left."""
        if not questions:
            say(self._words["none"])
            return
        try:
            for number, question in enumerate(questions, start=1):
                if not self._desk.is_open(question):
                    continue  # the answers given so far tell
                say(text(question, number, len(questions), self._lang))
                say(f"\n{self._words['keys']}")
                self._ask(question)
        except EOFError:
            sys.stdout.write("\n")
        finally:
            if self._answered:
                told = f"{self._answered} written to {self._desk.file}"
                note(f"{told}; to apply: {shlex.join(self._desk.rebuild())}")

    def _ask(self, question: Question) -> None:
        for key in self._keys():
            if key == "q":
                raise EOFError
            if not key:
                break
            if key in _VERDICTS:
                self._answer(question, _VERDICTS[key])
                break
            say(self._words["again"])
        sys.stdout.write("\n")

    def _keys(self) -> Iterator[str]:
        while True:
            yield self._line(self._words["prompt"]).lower()

    def _answer(self, question: Question, verdict: str) -> None:
        while not self._by:
            self._by = self._line(self._words["who"])
        why = self._line(self._words["why"])
        row = self._desk.answer(verdict, question.a.sight, question.b.sight, by=self._by, on=self._day, why=why)
        self._answered += 1
        say(self._words["judged"].format(f"{row.verdict}, {row.by}, {row.on}"))

    def _line(self, prompt: str) -> str:
        """A line without blanks around it. Raises: EOFError: there is none any more."""
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return " ".join(line.split())
