"""Everything out and in again is the same, on and between both databases; what is damaged is refused; a backup is one moment of a busy database."""

from __future__ import annotations

import json
import os
import random
import shutil
import threading
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests import postgres
from tests.store.filled import AT, TENANTS, fill, transmission
from tidewaiter.store import archive, backups, verify
from tidewaiter.store.archive import Damaged
from tidewaiter.store.database import Database, connect
from tidewaiter.store.exporting import NoTenant, export
from tidewaiter.store.importing import NotEmpty, take_in
from tidewaiter.store.kinds.entries import TRANSMISSIONS
from tidewaiter.store.ledger import Ledger

BOTH = ("sqlite", "postgresql")
NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


class Places:
    """New empty databases."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self.folder, self.request, self.made = folder, request, list[str]()

    def __call__(self, kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{self.folder / f'{len(list(self.folder.iterdir()))}-{random.randrange(1 << 40)}.sqlite'}"
        name = f"m{random.randrange(1 << 60)}"
        self.made.append(name)
        return postgres.database(self.request.getfixturevalue("server"), name)


@pytest.fixture
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Places]:
    there = Places(tmp_path, request)
    yield there
    for name in there.made:
        postgres.drop(request.getfixturevalue("server"), name)


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of a full database as a zip, and beside it as a folder."""
    folder = tmp_path_factory.mktemp("packed")
    database = connect(f"sqlite:///{folder / 'full.sqlite'}")
    fill(database)
    export(database, folder / "full.zip")
    export(database, folder / "full")
    database.close()
    return folder


def taken(url: str, source: Path) -> Database:
    empty = connect(url, as_it_is=True)
    take_in(empty, source)
    empty.close()
    return connect(url)


# out and in

@pytest.mark.parametrize("form", ["out.zip", "out"])
@pytest.mark.parametrize("second", BOTH)
@pytest.mark.parametrize("first", BOTH)
def test_everything_out_and_in_is_the_same_byte_for_byte(place: Places, tmp_path: Path, first: str, second: str, form: str) -> None:
    database = connect(place(first))
    fill(database)
    export(database, tmp_path / form)
    database.close()
    copy = taken(place(second), tmp_path / form)
    export(copy, tmp_path / f"again-{form}")
    assert read(tmp_path / form) == read(tmp_path / f"again-{form}")
    assert verify.verify(copy).findings == ()
    with Ledger(copy).write("harbour", by="p", at=AT) as book:                # and it goes on from there
        book.add(TRANSMISSIONS, transmission(1000))
    with copy.begin() as connection:
        from tidewaiter.store import filings

        assert filings.queue(connection, control="NEW", peer="p", sender="B76", application="AE", subject="s", body=b"", at=AT).seq == 6
        filings.give_up(connection, "C1", by="n", why="moot", at=AT)
    assert verify.verify(copy).findings == ()
    copy.close()


def read(path: Path) -> object:
    if path.is_dir():
        return {one.relative_to(path): one.read_bytes() for one in path.rglob("*") if one.is_file()}
    return path.read_bytes()


def test_an_export_is_in_open_formats(packed: Path) -> None:
    with zipfile.ZipFile(packed / "full.zip") as pack:
        assert pack.testzip() is None
        manifest = json.loads(pack.read("manifest.json"))
        lines = pack.read("tables/transmissions.jsonl").decode().splitlines()
        assert json.loads(lines[0])["tenant"] == "harbour" and len(lines) == manifest["rows"]["transmissions"] == 6
        sheet = pack.read("sheets/transmissions.csv").decode().splitlines()
        assert sheet[0].startswith("tenant,id,version,file") and len(sheet) == 7
        assert "'=L1" in sheet[1]                                            # not a formula
        assert set(manifest["heads"]) == {"messages", "ledger", *TENANTS}
        assert not [name for name in manifest["rows"] if f"tables/{name}.jsonl" not in pack.namelist()]


@pytest.mark.parametrize("second", BOTH)
@pytest.mark.parametrize("first", BOTH)
def test_one_firm_goes_to_a_database_of_others(place: Places, tmp_path: Path, first: str, second: str) -> None:
    database, other = connect(place(first)), connect(place(second))
    fill(database)
    Ledger(other).add_tenant("third", "Third", AT)
    export(database, tmp_path / "one.zip", tenant="inland")
    take_in(other, tmp_path / "one.zip")
    assert set(Ledger(other).tenants()) == {"third", "inland"}
    assert verify.verify(other).heads["inland"] == verify.verify(database).heads["inland"]
    export(other, tmp_path / "again.zip", tenant="inland")
    assert read(tmp_path / "one.zip") == read(tmp_path / "again.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as pack:
        assert b"harbour" not in b"".join(pack.read(name) for name in pack.namelist())
    with pytest.raises(NotEmpty, match="a tenant inland already"):
        take_in(other, tmp_path / "one.zip")
    with pytest.raises(NoTenant):
        export(database, tmp_path / "none.zip", tenant="nobody")
    assert not (tmp_path / "none.zip").exists()
    database.close()
    other.close()


@pytest.mark.parametrize("kind", BOTH)
def test_a_database_that_holds_something_takes_nothing_in(place: Places, packed: Path, kind: str) -> None:
    database = connect(place(kind))
    Ledger(database).add_tenant("ours", "Ours", AT)
    with pytest.raises(NotEmpty):
        take_in(database, packed / "full.zip")
    assert Ledger(database).tenants() == {"ours": "Ours"}
    database.close()


def test_an_export_is_written_over_nothing_and_not_half(place: Places, tmp_path: Path) -> None:
    database = connect(place("sqlite"))
    fill(database)
    (tmp_path / "there.zip").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        export(database, tmp_path / "there.zip")
    assert (tmp_path / "there.zip").read_bytes() == b"mine"

    def stop(name: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    for name in ("cut.zip", "cut"):
        with pytest.raises(KeyboardInterrupt):
            export(database, tmp_path / name, progress=stop)
    assert sorted(path.name for path in tmp_path.iterdir() if "cut" in path.name) == []
    database.close()


# what is damaged

FUZZ = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=int(os.environ.get("TIDEWAITER_TRIES", "15")) * 4)


@given(drawn=st.data())
@FUZZ
def test_any_damage_to_a_zip_is_found(packed: Path, tmp_path: Path, drawn: st.DataObject) -> None:
    whole = bytearray((packed / "full.zip").read_bytes())
    damage(whole, drawn)
    (tmp_path / "bad.zip").write_bytes(whole)
    if bytes(whole) != (packed / "full.zip").read_bytes():
        refused(tmp_path / "bad.zip", tmp_path)


@given(drawn=st.data())
@FUZZ
def test_any_damage_to_a_folder_is_found(packed: Path, tmp_path: Path, drawn: st.DataObject) -> None:
    shutil.rmtree(tmp_path / "bad", ignore_errors=True)
    shutil.copytree(packed / "full", tmp_path / "bad")
    files = sorted(path for path in (tmp_path / "bad").rglob("*") if path.is_file())
    chosen = drawn.draw(st.sampled_from(files))
    how = drawn.draw(st.sampled_from(["bytes", "bytes", "gone", "more"]))
    if how == "gone":
        chosen.unlink()
    elif how == "more":
        (tmp_path / "bad" / "tables" / "more.jsonl").write_text("{}\n")
    else:
        whole = bytearray(chosen.read_bytes())
        damage(whole, drawn)
        if bytes(whole) == chosen.read_bytes() or (chosen.name == "manifest.json" and loads(whole) == loads(chosen.read_bytes())):
            return
        chosen.write_bytes(whole)
    refused(tmp_path / "bad", tmp_path)


def loads(data: bytes) -> object:
    try:
        return json.loads(data)
    except ValueError:
        return None


def damage(whole: bytearray, drawn: st.DataObject) -> None:
    how = drawn.draw(st.sampled_from(["flip", "cut", "put in", "take out", "swap"]))
    at = drawn.draw(st.integers(0, max(0, len(whole) - 1)))
    if how == "flip" and whole:
        whole[at] ^= drawn.draw(st.integers(1, 255))
    elif how == "cut":
        del whole[at:]
    elif how == "put in":
        whole[at:at] = drawn.draw(st.binary(min_size=1, max_size=20))
    elif how == "take out":
        del whole[at:at + drawn.draw(st.integers(1, 50))]
    elif how == "swap" and len(whole) > 40:
        whole[at:at + 10], whole[-20:-10] = whole[-20:-10], whole[at:at + 10]


def refused(source: Path, folder: Path) -> None:
    empty = connect(f"sqlite:///{folder / 'empty.sqlite'}", as_it_is=True)
    with pytest.raises(Damaged) as error:
        take_in(empty, source)
    assert "\n" not in str(error.value)
    assert not backups.holds(empty)
    empty.close()


def sealed(path: Path) -> None:
    """The seal of a zip that somebody made by hand."""
    with path.open("rb") as stream:
        digest = archive._digest(stream, path.stat().st_size - 64)
    path.write_bytes(path.read_bytes()[:-64] + digest.encode())


def remade(packed: Path, path: Path, changes: dict[str, bytes | None], manifest: bool = True) -> Path:
    """An export with other files, by a hand that seals it anew."""
    with zipfile.ZipFile(packed / "full.zip") as pack:
        files: dict[str, bytes] = {name: pack.read(name) for name in pack.namelist()}
    told = json.loads(files.pop("manifest.json"))
    for name, data in changes.items():
        if data is None:
            files.pop(name)
        else:
            files[name] = data
    if manifest:
        told["files"] = {name: {"bytes": len(data), "sha256": archive._hash(data)} for name, data in files.items()}
    told.pop("seal")
    told["seal"] = archive._hash(archive.canonical(told).encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(name, data)
        pack.writestr("manifest.json", json.dumps(told))
        pack.comment = b"0" * 64
    sealed(path)
    return path


def line(packed: Path, table: str, n: int = 0) -> dict[str, object]:
    with zipfile.ZipFile(packed / "full.zip") as pack:
        found: dict[str, object] = json.loads(pack.read(f"tables/{table}.jsonl").splitlines()[n])
        return found


def test_what_is_sealed_anew_is_read_with_care(packed: Path, tmp_path: Path) -> None:
    def rows(table: str, *changed: dict[str, object]) -> dict[str, bytes | None]:
        return {f"tables/{table}.jsonl": b"".join(archive.canonical(one).encode() + b"\n" for one in changed)}

    first, second = line(packed, "tenants", 0), line(packed, "tenants", 1)
    refused(remade(packed, tmp_path / "1.zip", rows("tenants", {**first, "name": "forged"}, second)), tmp_path)
    refused(remade(packed, tmp_path / "2.zip", rows("tenants", {**first, "more": 1}, second)), tmp_path)
    refused(remade(packed, tmp_path / "3.zip", rows("tenants", {**first, "name": 1}, second)), tmp_path)
    refused(remade(packed, tmp_path / "4.zip", rows("tenants", {**first, "name": None}, second)), tmp_path)
    refused(remade(packed, tmp_path / "5.zip", rows("tenants", first)), tmp_path)
    refused(remade(packed, tmp_path / "6.zip", {"tables/tenants.jsonl": b"[" * 100_000 + b"\n"}), tmp_path)
    refused(remade(packed, tmp_path / "7.zip", {"tables/tenants.jsonl": b"{}"}), tmp_path)
    refused(remade(packed, tmp_path / "8.zip", {"tables/tenants.jsonl": None}), tmp_path)
    refused(remade(packed, tmp_path / "9.zip", {"tables/../../escape": b"x"}), tmp_path)
    refused(remade(packed, tmp_path / "10.zip", {"tables/tenants.jsonl": b"\n" * 50_000_000}, manifest=False), tmp_path)      # a bomb
    assert not (tmp_path.parent / "escape").exists()


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04", b"x" * 1000, b"PK\x05\x06" + bytes(18)])
def test_what_is_no_export_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "odd.zip").write_bytes(data)
    refused(tmp_path / "odd.zip", tmp_path)
    (tmp_path / "odd").mkdir()
    refused(tmp_path / "odd", tmp_path)


def test_an_export_of_a_newer_program_is_refused(packed: Path, tmp_path: Path) -> None:
    for name, change in (("revision", "9999"), ("version", 2)):
        with zipfile.ZipFile(packed / "full.zip") as pack:
            told = json.loads(pack.read("manifest.json"))
        told[name] = change
        told.pop("seal")
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        shutil.copytree(packed / "full", tmp_path / "new")
        (tmp_path / "new" / "manifest.json").write_text(json.dumps({**told, "seal": archive._hash(archive.canonical(told).encode())}))
        refused(tmp_path / "new", tmp_path)


def test_a_large_export_holds_few_rows_in_memory(tmp_path: Path) -> None:
    import tracemalloc

    database = connect(f"sqlite:///{tmp_path / 'large.sqlite'}")
    from tidewaiter.store.message_log import OUT, append

    for n in range(40):
        with database.begin() as connection:
            append(connection, direction=OUT, peer="p", control=f"C{n}", application="AE", at=AT, body=os.urandom(500_000))
    tracemalloc.start()
    export(database, tmp_path / "large.zip")
    taken(f"sqlite:///{tmp_path / 'copy.sqlite'}", tmp_path / "large.zip").close()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 60_000_000                                                 # of 20 rows at once, and 27 million characters a hundred
    database.close()


# backups

@pytest.mark.parametrize("second", BOTH)
@pytest.mark.parametrize("first", BOTH)
def test_a_backup_taken_while_others_write_has_all_that_was_acknowledged(place: Places, tmp_path: Path, first: str, second: str) -> None:
    database = connect(place(first))
    fill(database)
    acknowledged, over = [0, 0], threading.Event()

    def write(n: int) -> None:
        ledger = Ledger(database)
        while not over.is_set():
            with ledger.write(TENANTS[n], by="p", at=AT) as book:
                book.add_all(TRANSMISSIONS, [transmission(1000 + acknowledged[n] * 2 + k, TENANTS[n]) for k in range(2)])
            acknowledged[n] += 1

    writers = [threading.Thread(target=write, args=(n,)) for n in range(2)]
    for one in writers:
        one.start()
    try:
        while min(acknowledged) < 3:
            over.wait(0.01)
        before = list(acknowledged)
        backups.backup(database, tmp_path / "backup")
    finally:
        over.set()
        for one in writers:
            one.join()
    url = place(second)
    aside, told = backups.restore(tmp_path / "backup", url, NOW)
    assert (aside, told.findings) == ("", ())
    copy = connect(url)
    for n, tenant in enumerate(TENANTS):
        with Ledger(copy).read(tenant) as book:
            count = book.count(TRANSMISSIONS) - 3
            assert count % 2 == 0 and before[n] <= count // 2 <= acknowledged[n]
    copy.close()
    database.close()


@pytest.mark.parametrize("kind", BOTH)
def test_a_restore_puts_what_was_there_aside_and_only_when_asked(place: Places, tmp_path: Path, kind: str) -> None:
    url = place(kind)
    database = connect(url)
    fill(database)
    backups.backup(database, tmp_path / "backup")
    with pytest.raises(FileExistsError):
        backups.backup(database, tmp_path / "backup")
    Ledger(database).add_tenant("later", "Later", AT)
    with pytest.raises(NotEmpty, match="--replace"):
        backups.restore(tmp_path / "backup", url, NOW)
    assert "later" in Ledger(database).tenants()
    aside, told = backups.restore(tmp_path / "backup", url, NOW, replace=True)
    assert told.findings == ()
    assert set(Ledger(database).tenants()) == set(TENANTS)                   # whoever has it open sees what was put back
    if kind == "sqlite":
        old = connect(f"sqlite:///{aside}")
        assert "later" in Ledger(old).tenants()
        old.close()
    else:
        with database.session() as connection:
            assert connection.execute(text(f'SELECT count(*) FROM "{aside}".tenants')).scalar() == 3
    database.close()


@pytest.mark.parametrize("kind", BOTH)
def test_a_backup_that_is_damaged_leaves_what_is_there(place: Places, tmp_path: Path, kind: str) -> None:
    url = place(kind)
    database = connect(url)
    fill(database)
    backups.backup(database, tmp_path / "backup")
    whole = (tmp_path / "backup").read_bytes()
    for n, bad in enumerate((whole[:len(whole) // 2], whole[:2000] + b"\xff" * 9000 + whole[11000:], b"", b"SQLite format 3\x00" + bytes(84))):
        (tmp_path / f"bad{n}").write_bytes(bad)
        with pytest.raises(Damaged) as error:
            backups.restore(tmp_path / f"bad{n}", url, NOW, replace=True)
        assert "\n" not in str(error.value)
    assert set(Ledger(database).tenants()) == set(TENANTS)
    assert verify.verify(database).findings == ()
    database.close()
