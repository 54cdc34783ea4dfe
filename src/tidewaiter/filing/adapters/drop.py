"""Two folders: messages are put into `to-cbp`, replies are found in `from-cbp`. Here on this machine; `sftp` has them on another.

A message appears under its name at once, by a rename, and once only, even where whoever reads the folder takes it away: before the
rename a mark says that the whole of it is ready. With the mark there, a part that is still there has to be renamed and one that
is not has been.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, unquote

from tidewaiter.filing.wire import LARGEST, Outage, Receipt, Refused, Reply, WrongWire

OUT, BACK, MARKS, SUFFIX = "to-cbp", "from-cbp", "to-cbp/.sent", ".abi"


class Shelf(Protocol):
    """Files below one folder. Names are relative to it, with strokes; every method may raise OSError."""

    def make(self, name: str) -> None:
        """A folder, where it is not there."""
        ...

    def names(self, folder: str) -> list[str]: ...
    def read(self, name: str) -> bytes | None:
        """The file; None where there is none."""
        ...

    def write(self, name: str, body: bytes) -> None:
        """The file, on the disk when this returns."""
        ...

    def rename(self, old: str, new: str) -> None:
        """Another name, in place of what had it; on the disk when this returns."""
        ...


def put(shelf: Shelf, control: str, body: bytes) -> Receipt:
    """Put the message into the folder, unless it was put there before. Refused where the number stands for other bytes."""
    name, digest = _name(control), hashlib.sha256(body).hexdigest().encode()
    part, mark, whole = f"{MARKS}/{name}.part", f"{MARKS}/{name}", f"{OUT}/{name}{SUFFIX}"
    shelf.make(OUT)
    shelf.make(MARKS)
    marked = shelf.read(mark)
    if marked is None:
        shelf.write(part, body)
        shelf.write(f"{mark}.new", digest)
        shelf.rename(f"{mark}.new", mark)
        shelf.rename(part, whole)
        return Receipt()
    if marked != digest:
        raise Refused(f"control number {control} stands for other bytes in {OUT}")
    if shelf.read(part) is not None:
        shelf.rename(part, whole)
    return Receipt(again=True)


class Back:
    """The replies of a folder. Files may come in any order, so that each is told once by its name and not by the highest number."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def replies(self, shelf: Shelf) -> Iterator[Reply]:
        found = []
        for name in shelf.names(BACK):
            number, _, control = name.removesuffix(SUFFIX).partition("-")
            if name.endswith(SUFFIX) and number.isascii() and number.isdigit() and 0 < int(number[:30]) < LARGEST and name not in self._told:
                found.append((int(number), unquote(control), name))
        for counted, answered, name in sorted(found):
            body = shelf.read(f"{BACK}/{name}")
            if body is not None:
                yield Reply(counted, answered, body)
                self._told.add(name)


class Drop:
    """The folders on this machine, made where they are not there."""

    idempotent = True

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise WrongWire(f"{folder} is a file; name a folder for the messages")
        self._shelf, self._back = Local(folder), Back()

    def send(self, control: str, body: bytes) -> Receipt:
        try:
            return put(self._shelf, control, body)
        except OSError as error:
            raise Outage(f"{error.filename or 'the folder'}: {error.strerror or error}") from None

    def replies(self, after: int) -> Iterator[Reply]:
        try:
            yield from self._back.replies(self._shelf)
        except OSError as error:
            raise Outage(f"{error.filename or 'the folder'}: {error.strerror or error}") from None

    def close(self) -> None:
        pass


class Local:
    """A folder on this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, name: str) -> None:
        (self._folder / name).mkdir(parents=True, exist_ok=True)

    def names(self, folder: str) -> list[str]:
        place = self._folder / folder
        return [path.name for path in place.iterdir()] if place.is_dir() else []

    def read(self, name: str) -> bytes | None:
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, body: bytes) -> None:
        with (self._folder / name).open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        self._settle(name)

    def rename(self, old: str, new: str) -> None:
        (self._folder / old).replace(self._folder / new)
        self._settle(old)
        self._settle(new)

    def _settle(self, name: str) -> None:
        """The folder's own entries onto the disk. Windows has no handle on a folder."""
        if os.name == "nt":
            return
        handle = os.open((self._folder / name).parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _name(control: str) -> str:
    """A control number as the name of a file: letters and digits stay, the rest as %XX."""
    return quote(control, safe="").replace(".", "%2E").replace("~", "%7E")
