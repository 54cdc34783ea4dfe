"""The folder of an entry's results: one process at a time, replaced whole, put back after a crash."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tidewaiter.service.wrong_call import WrongCall

FILES = ("entry.json", "entry_summary.abi", "release.abi", "7501.pdf", "worksheet.pdf", "findings.json")
REPLIES = "replies"


def real(folder: Path, out: Path) -> Path:
    """Where the results of the shipment `folder` go: `out` with its links followed.

    WrongCall where something of the user's would be lost: a file, other contents, the shipment, the folder one stands in.
    """
    place = Path(os.path.realpath(out))
    if place.is_symlink():
        raise WrongCall(f"{out} is a link that leads to itself; name a folder for the results")
    if place.exists():
        if not place.is_dir():
            raise WrongCall(f"{out} is a file; name a folder for the results")
        if place == folder.resolve():
            raise WrongCall(f"{out} is the shipment folder itself; name another for the results")
        if place in (Path.cwd(), *Path.cwd().parents):
            raise WrongCall(f"{out} is the folder that the command runs in, and would be replaced; name another for the results")
        if strange := sorted(path.name for path in place.iterdir() if path.name not in (*FILES, REPLIES)):
            raise WrongCall(f"{out} holds {', '.join(strange[:3])}; name a new folder or one from an earlier prepare")
    return place


@contextmanager
def held(out: Path) -> Iterator[None]:
    """`out` for this process alone, until the block ends. What a killed run left half replaced is put back first."""
    with _alone(out.parent):
        _put_back(out)
        yield


def replace(out: Path, files: Mapping[str, bytes]) -> None:
    """`out` with these files, and with the replies that it had. Two renames put it in place: it never holds a part of them."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _replace(out, files)
    except OSError as error:
        raise WrongCall(f"{out} cannot be written: {error.strerror or error}; see to its place, or name another") from None


def _replace(out: Path, files: Mapping[str, bytes]) -> None:
    with held(out):
        fresh, old = _beside(out)
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            fresh.mkdir()
            for name, body in files.items():
                (fresh / name).write_bytes(body)
            if (out / REPLIES).is_dir():
                shutil.copytree(out / REPLIES, fresh / REPLIES)
            if out.exists():
                out.rename(old)
            fresh.rename(out)
        except BaseException:
            _put_back(out)
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _beside(out: Path) -> tuple[Path, Path]:
    return out.with_name(f".{out.name}.tidewaiter-new"), out.with_name(f".{out.name}.tidewaiter-old")


def _put_back(out: Path) -> None:
    _, old = _beside(out)
    if old.exists():
        if out.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(out)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """A lock on the folder, which the system lets go when the process dies. Windows has none on folders."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
