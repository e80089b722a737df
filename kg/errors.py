"""The errors that `kg` raises on purpose: one root, and three answers to "what now".

* `DataError`: a data file of the project (YAML, a decision file) is wrong; someone has to edit it.
* `InputError`: this one input can't be used; skip it, name it in the report, go on.
* `UsageError`: the command can't be carried out as asked; stop the run.

Each says what is wrong, where, and what to do. The text of an error is one line; that of a `DataError` has one line for
each problem.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place. ``line`` and ``column`` count from 1; ``hint`` says what to do."""

    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    hint: str | None = None

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        where = ":".join([self.file, *numbers] if self.file else [f"line {':'.join(numbers)}"] if numbers else [])
        text = f"{where}: {self.message}" if where else self.message
        return " ".join((f"{text}; {self.hint}" if self.hint else text).split())


class KgError(Exception):
    """The root: ``except KgError`` catches everything that `kg` raises on purpose. ``str()`` is one line."""

    exit_code: ClassVar[int] = 2

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.problem = Problem(message, file, line, column, hint)

    @property
    def message(self) -> str:
        return self.problem.message

    @property
    def hint(self) -> str | None:
        return self.problem.hint

    def __str__(self) -> str:
        return str(self.problem)


class DataError(KgError):
    """A data file is wrong. ``problems`` holds everything wrong with it, in the order of the file."""

    _listed: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._listed or (self.problem,)

    @classmethod
    def collect(cls, problems: Iterable[Problem]) -> "DataError":
        """One error for all problems of a file (at least one); its text has a line for each."""
        listed = tuple(problems)
        first = listed[0]
        error = cls(first.message, file=first.file, line=first.line, column=first.column, hint=first.hint)
        error._listed = listed
        return error

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class InputError(KgError):
    """This input can't be used: skip it. ``reason`` is the short stable code that the report shows ("not-utf8")."""

    exit_code = 1

    def __init__(self, message: str, *, reason: str, file: str | None = None, hint: str | None = None) -> None:
        super().__init__(message, file=file, hint=hint)
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        return (_input_error, (self.message, self.reason, self.problem.file, self.hint))


def _input_error(message: str, reason: str, file: str | None, hint: str | None) -> InputError:
    """Rebuild an `InputError` that crossed a process boundary."""
    return InputError(message, reason=reason, file=file, hint=hint)


class UsageError(KgError):
    """The command can't be carried out as asked: stop the run, exit code 2."""


class BrokenOffError(UsageError):
    """The run was ended from outside, as by a system short of memory; what it had done is kept for the next run."""
