"""The key file of this installation: what is sealed in the database opens with it, and with nothing else."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from tidewaiter.access.sealing import Seals, Unsealable, new_key
from tidewaiter.service.home import home

ENVIRONMENT = "TIDEWAITER_KEY_FILE"


def key_file() -> Path:
    """The file that TIDEWAITER_KEY_FILE names, or the one in the home folder, made on first use for its owner's eyes alone."""
    named = os.environ.get(ENVIRONMENT, "")
    if named:
        return Path(named)
    path = home() / "keys" / "sealing.key"
    if not path.exists():
        _make(path)
    return path


def seals() -> Seals:
    """What seals and opens. Unsealable where the file is not there, holds no key, or is open to others."""
    path = key_file()
    try:
        about = path.stat()
        if not os.environ.get(ENVIRONMENT) and os.name == "posix" and about.st_mode & 0o077:
            raise Unsealable(f"{path} is open to others: chmod 600")
        return _read(path, about.st_mtime_ns)
    except OSError as error:
        raise Unsealable(f"the key file cannot be read: {path}: {error.strerror}") from None


@lru_cache(maxsize=8)
def _read(path: Path, _: int) -> Seals:
    return Seals([line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()])


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_name(f".{secrets.token_hex(8)}")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(new_key() + "\n")
            file.flush()
            os.fsync(file.fileno())
        # Two processes may come here at once: the key of the first stays, whole.
        with suppress(FileExistsError):
            os.link(half, path)
    finally:
        half.unlink()
