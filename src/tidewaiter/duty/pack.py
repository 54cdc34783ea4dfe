"""The law as read, kept in a file of one's own so that the next start need not read two hundred files again.

The file is named for the content of law/ and of the code that reads it, so a change of either is another file. It is a pickle: it is
read only from where this user alone can write, and anything that is wrong with it means that the law is read anew.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from tidewaiter.duty.index import Index
from tidewaiter.duty.law import Law, load
from tidewaiter.tariff.schedule import digest

_SUFFIX = ".law"


def kept(folder: Path) -> Law:
    """The law that the package ships, from the file kept in `folder`, or read and kept there. LawError where it contradicts itself."""
    path = folder / f"{_name()}{_SUFFIX}"
    law = _read(path)
    if law is None:
        law = load()
        fresh = replace(law)                     # without what was found while others asked of it
        _ = fresh.index
        with contextlib.suppress(OSError):       # nowhere to keep it: the next start reads it again
            _keep(fresh, path)
    return law


# Taken when the code is loaded: a process that outlives an update would else keep old shapes under the new code's name.
_CODE = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))


@cache
def _name() -> str:
    return hashlib.blake2b(digest().encode() + _CODE, digest_size=16).hexdigest()


def _read(path: Path) -> Law | None:
    collecting = gc.isenabled()
    gc.disable()                                 # half the time goes into looking for garbage among what is only being made
    try:
        with path.open("rb") as file:
            if not _own(file.fileno()):
                return None
            law = pickle.load(file)
    except Exception:                            # whatever a spoiled file raises
        return None
    finally:
        if collecting:
            gc.enable()
    fits = isinstance(law, Law) and law.edition == digest() and vars(law.index).keys() == vars(Index((), {})).keys()
    return law if fits else None


def _own(descriptor: int) -> bool:
    """Whether nobody but this user can have written the file."""
    if os.name == "nt":
        return True                              # the folder is below the user's own profile
    found = os.fstat(descriptor)
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def _keep(law: Law, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".half", delete=False) as file:
        try:
            pickle.dump(law, file, protocol=pickle.HIGHEST_PROTOCOL)
            file.close()
            os.replace(file.name, path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    for old in sorted(path.parent.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime)[:-4]:
        old.unlink(missing_ok=True)
