"""The only door to PyYAML: YAML to frozen dataclasses by their type hints, and back.

Nothing is guessed. A scalar is what the hint asks for: with ``str`` even ``no``, ``2024-07-04`` and ``08`` stay the
words that were written; ``int``, ``float`` and ``bool`` (true, false) are read only where asked; ``null``, ``~`` or
nothing is None only where the hint allows it. A hint is one of str, int, float, bool, ``Literal[...]``, ``X | None``,
``tuple[X, ...]``, ``tuple[X, Y]``, ``Mapping[str, X]``, a dataclass (also a generic one: ``Table[Row]``), or ``object``
for plain data. Unknown, missing and duplicate keys, wrong types, anchors, tags and text that is not NFC are
errors; all errors of a file come in one `DataError`, each with file:line:column. A ``ValueError`` from the
``__post_init__`` of a dataclass is an error at the place of its mapping.

A field made with `line_field()` is no key: it receives the line of the mapping, for later messages.
"""

import dataclasses
import difflib
import functools
import re
import types
import typing
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

import yaml

from kg.compiled import Compiled
from kg.errors import DataError, Problem

T = TypeVar("T")
Plain = Union[str, None, list["Plain"], dict[str, "Plain"]]  # noqa: UP007  # a name in quotes can't stand beside |

_NULLS = ("", "~", "null")
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_MOST_NESTED = 100  # lists and mappings in one another; ours nest 6 deep, and the C parser falls over at thousands
_LINE = "yamlio.line"
_BAD: Any = object()  # stands for a value whose problem has been noted


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C parser where there is one
    """Builds nodes and resolves nothing: every untagged scalar is a string."""

    yaml_implicit_resolvers: typing.ClassVar[dict[str, Any]] = {}


def line_field() -> Any:
    """A field that receives the line number of its mapping (from 1); 0 when not loaded from a file. Not compared."""
    return dataclasses.field(default=0, compare=False, repr=False, metadata={_LINE: True})


def load(path: Path, cls: type[T]) -> T:
    """The content of a YAML file as ``cls``.

    Raises:
        DataError: with every problem of the file.
    """
    return parse(_read(path).decode("utf-8"), cls, file=str(path))


def parse(text: str, cls: type[T], *, file: str = "<text>") -> T:
    """The content of a YAML text as ``cls``; ``file`` is the name used in messages. Raises: DataError."""
    reader = _Reader(file)
    node = _compose(text, file)
    value = reader.read(node, cls) if node is not None else reader.note(None, "the file is empty")
    if reader.problems:
        raise DataError.collect(sorted(reader.problems, key=lambda problem: (problem.line or 0, problem.column or 0)))
    return typing.cast(T, value)


def load_plain(path: Path) -> Plain:
    """The content of a YAML file as dicts, lists and strings (None for null); duplicate keys are refused as ever."""
    return typing.cast(Plain, parse(_read(path).decode("utf-8"), object, file=str(path)))


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        data.decode("utf-8")
    except OSError as error:
        raise DataError(f"can't be read: {error.strerror or error}", file=str(path)) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataError("not UTF-8", file=str(path), line=line, hint="save the file as UTF-8") from error
    return data


def _compose(text: str, file: str) -> Any:
    loader = _Loader(text)
    try:
        _check_depth(text, file)
        return loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise DataError(f"not YAML: {error.problem or error.context}", file=file, line=line, column=column) from error
    except yaml.YAMLError as error:
        raise DataError(f"not YAML: {error}", file=file) from error
    finally:
        loader.dispose()


def _check_depth(text: str, file: str) -> None:
    """Refuse a text that nests too deep to be made into nodes, which is done by recursion."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MOST_NESTED:
            line, column = (event.start_mark.line, event.start_mark.column) if event.start_mark else (0, 0)
            message = f"more than {_MOST_NESTED} lists or mappings in one another"
            raise DataError(message, file=file, line=line + 1, column=column + 1)


# ------------------------------------------------------------------ nodes to values


class _Reader:
    """Turns nodes into values and notes what is wrong; `_BAD` stands where a value could not be made."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def note(self, node: Any, message: str, hint: str | None = None) -> Any:
        line, column = (node.start_mark.line + 1, node.start_mark.column + 1) if node is not None else (None, None)
        self.problems.append(Problem(message, self.file, line, column, hint))
        return _BAD

    def read(self, node: Any, hint: Any) -> Any:
        if id(node) in self.seen:
            return self.note(node, "an alias (*) repeats this node", "write the value out twice")
        self.seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag[18:] not in ("str", "seq", "map"):
            return self.note(node, f"tag {node.tag!r} is not allowed", "remove it")
        return self.value(node, hint)

    def value(self, node: Any, hint: Any) -> Any:
        if hint in _SCALARS:
            return self.scalar(node, hint)
        if hint is object or hint is Any:
            return self.plain(node)
        origin, args = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self.optional(node, args)
        if origin is typing.Literal:
            return self.literal(node, args)
        if origin is tuple:
            return self.sequence(node, args)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self.mapping(node, args[1])
        if dataclasses.is_dataclass(origin or hint):
            return self.record(node, hint)
        raise TypeError(f"kg.yamlio can't read {hint!r}")

    def scalar(self, node: Any, hint: type) -> Any:
        convert, name = _SCALARS[hint]
        if not isinstance(node, yaml.ScalarNode):
            return self.note(node, f"expected {name}, found {_kind(node)}")
        if _is_null(node):
            hint_text = 'write "" for an empty text' if hint is str else None
            return self.note(node, f"expected {name}, found nothing", hint_text)
        if hint is str:
            return self.text(node)
        if node.style:
            return self.note(node, f"expected {name}, found quoted text {node.value!r}", "remove the quotes")
        try:
            return convert(node.value)
        except (ValueError, KeyError):
            return self.note(node, f"expected {name}, found {node.value!r}")

    def text(self, node: Any) -> Any:
        if not unicodedata.is_normalized("NFC", node.value):
            return self.note(node, f"{node.value!r} is not in Unicode form NFC", "normalise the file")
        return node.value

    def plain(self, node: Any) -> Any:
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, object) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, object)
        return None if _is_null(node) else self.text(node)

    def optional(self, node: Any, args: tuple[Any, ...]) -> Any:
        inner = [arg for arg in args if arg is not types.NoneType]
        if len(inner) != 1 or len(args) != 2:
            raise TypeError(f"kg.yamlio reads only X | None, not {args!r}")
        return None if _is_null(node) else self.value(node, inner[0])

    def literal(self, node: Any, options: tuple[Any, ...]) -> Any:
        written = {str(option).lower() if isinstance(option, bool) else str(option): option for option in options}
        if isinstance(node, yaml.ScalarNode) and node.value in written:
            return written[node.value]
        found = repr(node.value) if isinstance(node, yaml.ScalarNode) else _kind(node)
        return self.note(node, f"expected one of {', '.join(written)}, found {found}", _guess(found, written))

    def sequence(self, node: Any, args: tuple[Any, ...]) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            return self.note(node, f"expected a list, found {_kind(node)}", "write [...] or lines that start with '- '")
        if len(args) == 2 and args[1] is Ellipsis:
            hints: Iterable[Any] = (args[0],) * len(node.value)
        elif len(args) == len(node.value):
            hints = args
        else:
            return self.note(node, f"expected a list of {len(args)}, found {len(node.value)}")
        items = tuple(self.read(item, hint) for item, hint in zip(node.value, hints, strict=True))
        return _BAD if any(item is _BAD for item in items) else items

    def mapping(self, node: Any, hint: Any) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return self.note(node, f"expected a mapping, found {_kind(node)}")
        values = {key: self.read(value, hint) for key, _, value in self.pairs(node)}
        return _BAD if any(value is _BAD for value in values.values()) else values

    def pairs(self, node: Any) -> list[tuple[str, Any, Any]]:
        """Key, node of the key, node of the value; keys that are no text or come twice are noted and left out."""
        pairs: dict[str, tuple[str, Any, Any]] = {}
        for key_node, value in node.value:
            key = self.read(key_node, str)
            if key is not _BAD and key in pairs:
                first = pairs[key][1].start_mark.line + 1
                self.note(key_node, f"key {key!r} comes twice", f"it is on line {first} too")
            elif key is not _BAD:
                pairs[key] = (key, key_node, value)
        return list(pairs.values())

    def record(self, node: Any, hint: Any) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return self.note(node, f"expected a mapping, found {_kind(node)}")
        schema = _schema(hint)
        values: dict[str, Any] = {}
        for key, key_node, value in self.pairs(node):
            if key in schema.hints:
                values[key] = self.read(value, schema.hints[key])
            else:
                self.note(key_node, f"unknown key {key!r}", _guess(key, schema.hints))
        for key in schema.required:
            if key not in values:
                values[key] = self.note(node, f"key {key!r} is missing")
        if any(value is _BAD for value in values.values()):
            return _BAD
        values.update(dict.fromkeys(schema.lines, node.start_mark.line + 1))
        try:
            return schema.make(**values)
        except ValueError as error:
            return self.note(node, str(error))


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):  # 08 is a code or an octal number, never guessed
        raise ValueError("no integer")
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError("no number")
    return float(text)


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[text]


_SCALARS: dict[Any, tuple[Callable[[str], Any], str]] = {
    str: (str, "text"),
    int: (_integer, "an integer"),
    float: (_number, "a number"),
    bool: (_boolean, "true or false"),
}


def _is_null(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULLS


def _kind(node: Any) -> str:
    if isinstance(node, yaml.ScalarNode):
        return "nothing" if _is_null(node) else f"text {node.value!r}"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"


def _guess(word: str, known: Iterable[str]) -> str | None:
    close = difflib.get_close_matches(word.strip("'"), list(known), n=1)
    return f"did you mean {close[0]!r}?" if close else None


# ------------------------------------------------------------------ schemas


@dataclasses.dataclass(frozen=True, slots=True)
class _Schema:
    make: Callable[..., Any]
    hints: Mapping[str, Any]
    required: tuple[str, ...]
    lines: tuple[str, ...]


@functools.cache
def _schema(hint: Any) -> _Schema:
    """What a dataclass, plain or with arguments (``Table[Row]``), takes from a mapping."""
    cls = get_origin(hint) or hint
    given = dict(zip(getattr(cls, "__parameters__", ()), get_args(hint), strict=False))
    resolved = typing.get_type_hints(cls)
    fields = [field for field in dataclasses.fields(cls) if field.init]
    keys = [field for field in fields if _LINE not in field.metadata]
    missing = dataclasses.MISSING
    return _Schema(
        make=cls,
        hints={field.name: _substitute(resolved[field.name], given) for field in keys},
        required=tuple(f.name for f in keys if f.default is missing and f.default_factory is missing),
        lines=tuple(field.name for field in fields if _LINE in field.metadata),
    )


def _substitute(hint: Any, given: Mapping[Any, Any]) -> Any:
    if isinstance(hint, TypeVar):
        return given.get(hint, object)
    parameters = getattr(hint, "__parameters__", ())
    return hint[tuple(given.get(parameter, object) for parameter in parameters)] if parameters else hint


def _dataclasses_of(hint: Any) -> tuple[type, ...]:
    """The dataclasses that reading ``hint`` can make."""
    found: dict[Any, type] = {}
    waiting = [hint]
    while waiting:
        current = waiting.pop()
        waiting.extend(get_args(current))
        cls = get_origin(current) or current
        if current not in found and isinstance(cls, type) and dataclasses.is_dataclass(cls):
            found[current] = cls
            waiting.extend(_schema(current).hints.values())
    return tuple(found.values())


# ------------------------------------------------------------------ kept from run to run


def load_cached(path: Path, cls: type[T]) -> T:
    """The same as `load`, kept compiled between runs; a kept value is used only for the same content and schema.

    Raises:
        DataError: as `load`.
    """
    data = _read(path)
    classes = _dataclasses_of(cls)
    kept = Compiled(path, cls, classes, parser=__name__)
    found = kept.take(data)
    if found is not None:
        return typing.cast(T, found[0])
    value = parse(data.decode("utf-8"), cls, file=str(path))
    kept.keep(data, value)
    return value


# ------------------------------------------------------------------ values to text


class _Dumper(yaml.SafeDumper):
    """Block style, short lists of scalars on one line, strings quoted where a reader of YAML could mistake them."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _represent_list(dumper: _Dumper, items: list[Any]) -> Any:
    flow = all(not isinstance(item, (list, dict)) for item in items) and sum(len(str(item)) for item in items) < 90
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


def _represent_text(dumper: _Dumper, text: str) -> Any:
    style = "'" if text[:1].isdigit() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(str, _represent_text)


def dump(value: object) -> str:
    """Dataclasses, mappings, lists and scalars as YAML in the one canonical layout; defaults are left out.

    ``parse(dump(value), cls) == value`` for every value that `load` can give.
    """
    return str(yaml.dump(_simple(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120))


def _simple(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        written = [f for f in dataclasses.fields(value) if f.init and _LINE not in f.metadata]
        pairs = [(field.name, getattr(value, field.name)) for field in written if not _is_default(field, value)]
        return {name: _simple(item) for name, item in pairs}
    if isinstance(value, Mapping):
        return {str(key): _simple(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_simple(item) for item in value]
    return value


def _is_default(field: "dataclasses.Field[Any]", value: Any) -> bool:
    held = getattr(value, field.name)
    if field.default_factory is not dataclasses.MISSING:
        return bool(held == field.default_factory())
    return field.default is not dataclasses.MISSING and bool(held == field.default)
