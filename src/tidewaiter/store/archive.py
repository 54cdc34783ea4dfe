"""The form of an export: files in a zip or in a folder, and a manifest with the length and SHA-256 of each, sealed by its own hash.

A zip is the same bytes for the same content, and its comment, its last 64 bytes, is the SHA-256 of all before them: whatever is changed
or cut shows before anything is read. Both forms are written aside and renamed when they are whole. Reading takes no more from a file than
its manifest declares, whatever a zip pretends.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tidewaiter.store.kinds import canonical

FORMAT, VERSION = "tidewaiter export", 1
MANIFEST = "manifest.json"
_SEAL = 64                   # bytes at the end of a zip
_MANIFEST_MOST = 16 << 20
_LINE_MOST = 256 << 20
_CHUNK = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Damaged(OSError):
    """The archive is damaged, cut, or none of ours. Its text is one line."""


@dataclass(frozen=True)
class Content:
    """A file of an archive."""

    bytes: int
    sha256: str


class Out:
    """An archive being written. `files` are those that are whole."""

    def __init__(self, place: Path, pack: zipfile.ZipFile | None) -> None:
        self._place, self._pack, self.files = place, pack, dict[str, Content]()

    @contextmanager
    def file(self, name: str) -> Iterator[Callable[[bytes], None]]:
        """What takes the bytes of the next file."""
        hash, length = hashlib.sha256(), 0
        with self._opened(name) as stream:
            def put(data: bytes) -> None:
                nonlocal length
                hash.update(data)
                length += len(data)
                stream.write(data)

            yield put
        self.files[name] = Content(length, hash.hexdigest())

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        if self._pack is not None:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            with self._pack.open(entry, "w", force_zip64=True) as stream:
                yield stream
            return
        path = self._place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as plain:
            yield plain
            plain.flush()
            os.fsync(plain.fileno())


@contextmanager
def written(place: Path, manifest: dict[str, Any]) -> Iterator[Out]:
    """An archive that is at `place` once it is whole: a zip where the name ends so, else a folder. FileExistsError where something is there.

    `manifest` may be filled until the end; the files are added to it.
    """
    if place.exists() or place.is_symlink():
        raise FileExistsError(17, "there is something of that name; name a new one", str(place))
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        if place.suffix.lower() == ".zip":
            with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
                out = Out(aside, pack)
                yield out
                _finish(out, manifest)
                pack.comment = b"0" * _SEAL
            _seal(aside)
        else:
            aside.mkdir()
            out = Out(aside, None)
            yield out
            _finish(out, manifest)
        os.rename(aside, place)
        _keep(place.parent)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True) if aside.is_dir() else aside.unlink(missing_ok=True)
        raise


def _finish(out: Out, manifest: dict[str, Any]) -> None:
    whole = {"format": FORMAT, "version": VERSION, **manifest, "files": {name: vars(one) for name, one in out.files.items()}}
    with out.file(MANIFEST) as put:
        put(json.dumps({**whole, "seal": _hash(canonical(whole).encode())}, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")


def _seal(path: Path) -> None:
    with path.open("r+b") as stream:
        digest = _digest(stream, path.stat().st_size - _SEAL)
        stream.seek(-_SEAL, os.SEEK_END)
        stream.write(digest.encode())
        stream.flush()
        os.fsync(stream.fileno())


def _keep(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest(stream: IO[bytes], length: int) -> str:
    hash = hashlib.sha256()
    while length > 0 and (data := stream.read(min(_CHUNK, length))):
        hash.update(data)
        length -= len(data)
    return hash.hexdigest()


class In:
    """An archive to be read, whose manifest holds."""

    def __init__(self, place: Path, pack: zipfile.ZipFile | None) -> None:
        self._place, self._pack = place, pack
        self.manifest = self._manifest()
        self.files = {name: Content(one["bytes"], one["sha256"]) for name, one in self.manifest["files"].items()}
        if self._there() != self.files.keys() | {MANIFEST}:
            raise self._damaged("it holds other files than its manifest names")

    def check(self) -> None:
        """Look through all files. Damaged where one is not as the manifest has it."""
        for name, told in self.files.items():
            hash, length = hashlib.sha256(), 0
            with self._opened(name) as stream:
                while data := stream.read(_CHUNK):
                    hash.update(data)
                    length += len(data)
                    if length > told.bytes:
                        break
            if (length, hash.hexdigest()) != (told.bytes, told.sha256):
                raise self._damaged(f"{name} is not as the manifest has it")

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file."""
        left = self.files[name].bytes
        with self._opened(name) as stream:
            while left > 0 and (line := stream.readline(min(_LINE_MOST, left))):
                left -= len(line)
                if not line.endswith(b"\n"):
                    raise self._damaged(f"{name} has a line without an end")
                yield line

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._pack.open(name) if self._pack is not None else (self._place / name).open("rb") as stream:
                yield stream
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, KeyError, ValueError) as error:
            raise self._damaged(f"{name} cannot be read: {error}") from None

    def _there(self) -> set[str]:
        if self._pack is None:
            paths = [path for path in self._place.rglob("*") if not path.is_dir() or path.is_symlink()]
            if any(path.is_symlink() for path in paths):
                raise self._damaged("it holds links")
            return {path.relative_to(self._place).as_posix() for path in paths}
        entries = self._pack.infolist()
        names = {entry.filename for entry in entries}
        packed = sum(entry.compress_size for entry in entries)
        plain = all(entry.compress_type == zipfile.ZIP_DEFLATED and not entry.flag_bits & 1 for entry in entries)
        if len(names) != len(entries) or packed > self._place.stat().st_size or not plain:
            raise self._damaged("its parts overlap, or are packed otherwise than an export's")
        return names

    def _manifest(self) -> dict[str, Any]:
        try:
            with self._opened(MANIFEST) as stream:
                text = stream.read(_MANIFEST_MOST + 1)
            told = json.loads(text)
            seal = told.pop("seal")
            if len(text) > _MANIFEST_MOST or told["format"] != FORMAT:
                raise ValueError
        except FileNotFoundError:
            raise self._damaged("it has no manifest") from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise self._damaged("its manifest is none of an export") from None
        if _hash(canonical(told).encode("utf-8", "surrogatepass")) != seal:
            raise self._damaged("its manifest was changed")
        if told["version"] != VERSION:
            raise Damaged(f"{self._place}: an export of form {told['version']}, and this program reads form {VERSION}")
        found: dict[str, Any] = told
        return found

    def _damaged(self, why: str) -> Damaged:
        return Damaged(f"{self._place} is damaged or no export of Tidewaiter: {' '.join(why.split())}")


@contextmanager
def opened(place: Path) -> Iterator[In]:
    """An archive whose seal holds. Damaged where it does not, or where it is none."""
    if place.is_dir():
        yield In(place, None)
        return
    with place.open("rb") as stream:
        length = place.stat().st_size
        digest = _digest(stream, max(0, length - _SEAL))
        if length < _SEAL or stream.read() != digest.encode():
            raise Damaged(f"{place} is damaged, cut off, or no export of Tidewaiter")
    try:
        pack = zipfile.ZipFile(place)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Damaged(f"{place} is damaged or no export of Tidewaiter: {error}") from None
    with pack:
        yield In(place, pack)


