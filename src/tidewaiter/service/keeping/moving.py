"""Everything taken out and in, copied and put back. The whole is for who has the database in hand; a person of a firm takes out their firm's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from tidewaiter.service.home import home
from tidewaiter.service.outbox import opened
from tidewaiter.service.seat import Seat, use
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.store import backups, exporting, importing
from tidewaiter.store.archive import Damaged
from tidewaiter.store.database import connect
from tidewaiter.store.exporting import NoTenant, Progress
from tidewaiter.store.importing import NotEmpty


@use("export.all")
def export_own(seat: Seat, place: Path) -> dict[str, Any]:
    """All of the person's firm, to a zip or a folder; that it was taken out, and by whom, is in the firm's log."""
    with seat.write("all records taken out") as book:
        book.tell("export", "export", "", {"file": place.name})
    return exporting.export(seat.ledger.database, place, tenant=seat.tenant)


def export(url: str | None, place: Path, tenant: str = "", progress: Progress | None = None) -> dict[str, Any]:
    """Everything, or all of one tenant, to a zip or a folder."""
    with opened(url, there=True) as database, _told():
        manifest = exporting.export(database, place, tenant=tenant, progress=progress)
    return {"file": str(place), "revision": manifest["revision"], "rows": sum(manifest["rows"].values()), "heads": manifest["heads"],
            "left_out": manifest["left_out"]}


def take_in(url: str | None, place: Path, progress: Progress | None = None) -> dict[str, Any]:
    """An export taken into an empty database; of one tenant, into one that does not have it."""
    where = _where(url)
    database = connect(where, as_it_is=True)
    new = database.file is not None and not backups.holds(database)
    try:
        with _told():
            manifest = importing.take_in(database, place, progress)
    except BaseException:
        if new and database.file is not None:
            database.close()
            for left in ("", "-wal", "-shm"):
                database.file.with_name(database.file.name + left).unlink(missing_ok=True)
        raise
    finally:
        database.close()
    return {"from": str(place), "rows": sum(manifest["rows"].values()), "heads": manifest["heads"]}


def backup(url: str | None, place: Path, progress: Progress | None = None) -> dict[str, Any]:
    """A copy of everything as of one moment, while it is in use."""
    with opened(url, there=True) as database, _told():
        return {"file": str(place), "form": backups.backup(database, place, progress), "bytes": place.stat().st_size}


def restore(url: str | None, place: Path, at: datetime, replace: bool, progress: Progress | None = None) -> dict[str, Any]:
    """A backup put back, and verified."""
    with _told():
        aside, told = backups.restore(place, _where(url), at, replace=replace, progress=progress)
    return {"from": str(place), "aside": aside, "heads": {name: str(head) for name, head in told.heads.items()}, "count": told.count,
            "findings": [finding.as_json() for finding in told.findings]}


def _where(url: str | None) -> str:
    return url or os.environ.get("TIDEWAITER_DATABASE", "") or f"sqlite:///{home() / 'tidewaiter.sqlite'}"


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (NoTenant, NotEmpty) as error:
        raise WrongCall(str(error)) from None
    except Damaged as error:
        raise WrongCall(str(error)) from None
