"""A route is a method, a path and a function of the service; the rest is read off the function.

    get("/clients/{id}", parties.client)

Its parameters say where they come from: a name that the path has is in the path, `version` is If-Match, `after` and `limit` page, a
dataclass is the body, `bytes` the body as it is. The others are in the query, or, where a POST has no dataclass, together in the body.
What it returns says what is answered: a Record has an ETag, a Page a cursor, None nothing. Its name names the operation, its docstring
says what it does, its action who may. A function that does not fit raises TypeError when the program starts.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from tidewaiter.api.models import Model, hinted, model, told
from tidewaiter.shapes import Between, Shape
from tidewaiter.store.kinds import bare

Service = Callable[..., Any]
_RAISES = re.compile(r"\b(Refused|Missing|Stale|Doubled|Forbidden|NotIn|CodeNeeded|Slow|WrongCursor|TypeError|ValueError)\b")


class Place(StrEnum):
    """Where a parameter of a request is."""

    PATH = "path"
    QUERY = "query"
    IF_MATCH = "If-Match"
    BODY = "body"            # the whole of it
    FIELD = "field"          # one of several in it


@dataclass(frozen=True)
class Parameter:
    """A parameter of the function, and where the request has it. `default` is `...` where it has to be given."""

    name: str
    place: Place
    hint: Any
    default: Any = ...


@dataclass(frozen=True)
class Use:
    """A route: a function of the service at a method and a path."""

    method: str
    path: str
    function: Service
    parameters: tuple[Parameter, ...]
    returns: Any
    status: int
    media: str               # of the body, where it is bytes
    gives: str               # of the answer, where it is bytes
    anonymous: bool
    most: int                # bytes of the body
    also: tuple[int, ...]    # errors that it may give beside those of its kind

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def action(self) -> str:
        """What of access/actions.py it does; "" where anybody may."""
        return str(getattr(self.function, "action", ""))

    @property
    def words(self) -> str:
        """What it does, without the sentences that name exceptions: those are statuses here."""
        paragraphs = told(self.function).split("\n\n")
        said = (" ".join(one for one in re.split(r"(?<=[.;]) ", " ".join(text.split())) if not _RAISES.search(one)) for text in paragraphs)
        return "\n\n".join(re.sub(r";$", ".", one) for one in said if one)

    @property
    def summary(self) -> str:
        """The first sentence of it."""
        return re.split(r"[.:;](?:\s|$)", self.words, maxsplit=1)[0]

    @property
    def body(self) -> Parameter | None:
        return next((one for one in self.parameters if one.place is Place.BODY), None)

    @property
    def told(self) -> tuple[Parameter, ...]:
        """What the body is made of, where it is no one dataclass."""
        return tuple(one for one in self.parameters if one.place is Place.FIELD)

    @property
    def takes(self) -> tuple[str, ...]:
        """The media types of the body; none where it has none. What is bytes may always be called so."""
        if self.body and self.body.hint is bytes:
            return tuple(dict.fromkeys((self.media, BYTES)))
        return ("application/json",) if self.body or self.told else ()

    @property
    def version(self) -> bool:
        return any(one.place is Place.IF_MATCH for one in self.parameters)

    @property
    def paged(self) -> bool:
        return {"after", "limit"} <= {one.name for one in self.parameters}

    @property
    def secret(self) -> bool:
        """Whether the answer holds what is shown once (a field that is not in a repr): it is not kept to be given again."""
        return is_dataclass(self.returns) and any(not field.repr for field in fields(self.returns))

    @property
    def repeatable(self) -> bool:
        """Whether it takes an Idempotency-Key."""
        return self.method == "POST" and not self.secret and not self.anonymous

    def told_model(self) -> type[Model]:
        """The model of a body that is made of the function's own parameters."""
        made: dict[str, Any] = {one.name: (hinted(one.hint, f"{self.name}.{one.name}"), one.default) for one in self.told}
        return _named("".join(word.capitalize() for word in self.name.split("_")) + "Request", f"What {self.name} is told.", made)


MOST = 1 << 20
BYTES = "application/octet-stream"


def get(path: str, function: Service, **told: Any) -> Use:
    """What is seen: nothing changes."""
    return _use("GET", path, function, **told)


def post(path: str, function: Service, **told: Any) -> Use:
    """What is added or done."""
    return _use("POST", path, function, **told)


def put(path: str, function: Service, **told: Any) -> Use:
    """What is changed: the whole value, of the version that it was read at."""
    return _use("PUT", path, function, **told)


def delete(path: str, function: Service, **told: Any) -> Use:
    """What is ended."""
    return _use("DELETE", path, function, **told)


def _use(
    method: str, path: str, function: Service, *, status: int = 0, media: str = BYTES, gives: str = BYTES,
    anonymous: bool = False, most: int = MOST, also: tuple[int, ...] = (),
) -> Use:
    name = function.__name__
    if not re.fullmatch(r"(/[a-z0-9-]+|/\{[a-z_]+\})+", path):
        raise TypeError(f"{path!r} is no path of words and parameters")
    if not told(function):
        raise TypeError(f"{name} has no docstring: its first line is what the description says")
    hints = get_type_hints(function, include_extras=True)
    if "return" not in hints:
        raise TypeError(f"{name} does not say what it returns")
    if not anonymous and not getattr(function, "action", ""):
        raise TypeError(f"{name} is of no action: write @use(...) over it")
    in_path = re.findall(r"\{([a-z_]+)\}", path)
    signature = list(inspect.signature(function).parameters.values())[1:]        # the first is the seat, or the desk
    for one in signature:
        if one.name not in hints:
            raise TypeError(f"{name}: {one.name} has no type")
    bodies = [one.name for one in signature if is_dataclass(hints[one.name]) or hints[one.name] is bytes]
    if len(bodies) > 1 or (bodies and method in ("GET", "DELETE")):
        raise TypeError(f"{name}: {', '.join(bodies)} cannot be the body of one {method}")
    parameters = tuple(_parameter(name, method, one, hints[one.name], in_path, bodies) for one in signature)
    if absent := set(in_path) - {one.name for one in parameters if one.place is Place.PATH}:
        raise TypeError(f"{name} has no parameter {', '.join(sorted(absent))}, which {path} has")
    if method == "PUT" and not any(one.place is Place.IF_MATCH for one in parameters):
        raise TypeError(f"{name}: an edit needs `version`, which If-Match brings")
    returns = hints["return"]
    if not status:
        made = method == "POST" and "{" not in path and returns is not type(None)
        status = 204 if returns is type(None) else 201 if made else 200
    return Use(method, path, function, parameters, returns, status, media, gives, anonymous, most, also)


def get_one(use: Use, among: Iterable[Use]) -> Use | None:
    """The route that reads the record which `use` is about: the GET with the same parameters in its path, the longest that leads to it."""
    asked = {one.name for one in use.parameters if one.place is Place.PATH}
    fits = [
        one for one in among
        if one.method == "GET" and (use.path == one.path or use.path.startswith(f"{one.path}/"))
        and {part.name for part in one.parameters} == asked
    ]
    return max(fits, key=lambda one: len(one.path), default=None)


def _parameter(name: str, method: str, one: inspect.Parameter, hint: Any, in_path: list[str], bodies: list[str]) -> Parameter:
    default = ... if one.default is inspect.Parameter.empty else one.default
    where = f"{name}.{one.name}"
    if one.name in in_path:
        if hint not in (str, int) and not _shaped(hint):
            raise TypeError(f"{where}: what is in a path is an Id or a number")
        return Parameter(one.name, Place.PATH, hint)
    if one.name in bodies:
        if hint is not bytes:
            model(hint)
        return Parameter(one.name, Place.BODY, hint)
    if one.name == "version":
        return Parameter(one.name, Place.IF_MATCH, int)
    if one.name in ("after", "limit"):
        return Parameter(one.name, Place.QUERY, hint, default)
    if method in ("POST", "PUT") and not bodies:
        hinted(hint, where)
        return Parameter(one.name, Place.FIELD, hint, default)
    return Parameter(one.name, Place.QUERY, _asked(hint, where), default)


def _asked(hint: Any, where: str) -> Any:
    """The type of a filter in the query, with its shape: one plain value, or several of a kind. One that may be left out is not None there."""
    inner = next((one for one in get_args(hint) if one is not NoneType), hint) if bare(hint)[1] and get_origin(hint) is not Annotated else hint
    plain = get_args(inner)[0] if get_origin(inner) in (tuple, list, Sequence) else inner
    unshaped = get_args(plain)[0] if get_origin(plain) is Annotated else plain
    if unshaped not in (str, int, bool, date, datetime) and not (isinstance(unshaped, type) and issubclass(unshaped, StrEnum)):
        raise TypeError(f"{where}: {hint} cannot stand in a query")
    hinted(plain, where)
    return inner


def _shaped(hint: Any) -> bool:
    return get_origin(hint) is Annotated and any(isinstance(mark, Shape | Between) for mark in get_args(hint)[1:])


def _named(name: str, words: str, made: dict[str, Any]) -> type[Model]:
    from pydantic import create_model

    return create_model(name, __base__=Model, __doc__=words, **made)
