"""What nobody may read is nowhere to be read: the whole database, every shown value, every refusal is searched."""

from __future__ import annotations

import logging
import traceback

import pyotp
import pytest
from sqlalchemy import select

from tests.service.access.conftest import ADMIN, AT, OTHER, PASSWORD, enter, seated
from tidewaiter.access.person import Person, Role
from tidewaiter.service.access import keys, login, people, proofs, tokens
from tidewaiter.service.access.desk import Desk, NotIn
from tidewaiter.service.seat import Refused
from tidewaiter.store.database import METADATA


def stored(desk: Desk) -> bytes:
    """Everything that the database holds: its file to the last byte, or every row of every table."""
    file = desk.ledger.database.file
    if file:
        return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    with desk.ledger.system() as connection:
        return b"".join(repr(row).encode() for table in METADATA.sorted_tables for row in connection.execute(select(table)))


def test_no_secret_is_in_the_database_in_a_log_or_in_what_is_shown(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    shown: list[object] = []
    entered = enter(desk)
    seat = desk.seat(entered.token, AT)
    operator = desk.operator("ours", AT)
    id = people.add_person(operator, Person("desk@firm.example", "The import desk", (Role.WRITER,))).id
    given = people.reset_password(operator, id)
    begun = proofs.begin_second_proof(seat, PASSWORD)
    codes = proofs.confirm_second_proof(seat, pyotp.TOTP(begun.secret).at(AT))
    made = tokens.add_token(seat, "reports", ("policy.read",))
    proofs.set_password(seat, PASSWORD, OTHER)
    shown += [entered, seat, given, begun, codes, made, login.whoami(seat), login.own_sessions(seat), tokens.own_tokens(seat), desk, desk.seals,
              desk.visitor(AT)]
    for name, password, code in ((PASSWORD, OTHER, ""), (ADMIN, PASSWORD, ""), (ADMIN, OTHER, "abcd-efgh-jkmn-pqrs"), (given.password, "x", "")):
        with pytest.raises(NotIn) as refused:
            enter(desk, name, password, code)
        shown.append("".join(traceback.format_exception_only(refused.value)))
    with pytest.raises(Refused) as beyond:
        proofs.set_password(seat, OTHER, "Administrator2026")
    shown += [str(beyond.value), beyond.value.findings]
    key = keys.key_file().read_text().strip()
    secrets = [PASSWORD, OTHER, entered.token, entered.token[4:], given.password, begun.secret, *codes.codes,
               *(code.replace("-", "") for code in codes.codes), made.token, made.token[3:], key, "Administrator2026"]
    held = stored(desk)
    assert b"desk@firm.example" in held and seat.came_by.encode() in held
    for secret in secrets:
        assert secret.encode() not in held
        assert secret not in repr(shown)
        assert secret not in caplog.text


def test_the_key_is_made_on_first_use_for_its_owner_alone(desk: Desk, tmp_path) -> None:
    path = keys.key_file()
    assert path.is_relative_to(tmp_path / "home")
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]
    sealed = keys.seals().seal("secret", "a")
    assert keys.seals().open(sealed, "a") == "secret"
    path.chmod(0o640)
    with pytest.raises(keys.Unsealable, match="open to others"):
        keys.seals()


def test_a_key_file_that_is_named_has_to_be_there(desk: Desk, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("TIDEWAITER_KEY_FILE", str(tmp_path / "none.key"))
    with pytest.raises(keys.Unsealable, match="cannot be read"):
        keys.seals()
    assert not (tmp_path / "none.key").exists()


def test_a_new_key_is_put_under_the_old_ones(desk: Desk, tmp_path, monkeypatch) -> None:
    seat = seated(desk)
    totp = pyotp.TOTP(proofs.begin_second_proof(seat, PASSWORD).secret)
    from tidewaiter.access.sealing import new_key

    path = keys.key_file()
    path.write_text(path.read_text() + new_key() + "\n")
    proofs.confirm_second_proof(seat, totp.at(AT))
    assert keys.seals().seal("a", "b").partition(".")[0] != ""
