"""Logging in: who is let in, who is not, for how long, and what is told of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from argon2 import PasswordHasher

from tests.service.access.conftest import ADMIN, AT, OTHER, PASSWORD, add, enter, seated
from tidewaiter.access import password
from tidewaiter.access.one_time import step_of
from tidewaiter.access.person import Role
from tidewaiter.access.token import ABSOLUTE, IDLE
from tidewaiter.service.access import login, people, proofs
from tidewaiter.service.access.desk import INSTALLATION, CodeNeeded, Desk, NotIn, Slow
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store import logins
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Missing

SHORT = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)


def actions(desk: Desk, tenant: str = "ours") -> list[str]:
    with desk.ledger.read(tenant) as book:
        return [event.action for event in book.log()]


def person_of(desk: Desk, address: str = ADMIN) -> str:
    with desk.ledger.system() as connection:
        kept = logins.find(connection, address)
    assert kept
    return kept.person


def with_second_proof(desk: Desk) -> tuple[pyotp.TOTP, tuple[str, ...]]:
    """The authenticator and the recovery codes of the administrator, set up an hour ago."""
    before = AT - timedelta(hours=1)
    seat = seated(desk, at=before)
    totp = pyotp.TOTP(proofs.begin_second_proof(seat, PASSWORD).secret)
    return totp, proofs.confirm_second_proof(seat, totp.at(before)).codes


def test_who_has_the_password_is_seated_and_it_is_told(desk: Desk) -> None:
    entered = enter(desk)
    assert (entered.name, entered.until, entered.idle_seconds, entered.set_password) == ("Our administrator", AT + ABSOLUTE, 1800, False)
    seat = desk.seat(entered.token, AT, "192.0.2.1")
    assert (seat.tenant, seat.person.login, seat.scopes, seat.address) == ("ours", ADMIN, None, "192.0.2.1")
    with desk.ledger.read("ours") as book:
        event = book.history(PEOPLE, seat.id)[-1]
    assert (event.action, event.by) == ("login", seat.id)
    assert event.as_json()["after"] == {"session": seat.came_by, "address": "192.0.2.1", "proof": "password"}


def test_a_login_is_found_however_it_is_typed(desk: Desk) -> None:
    assert enter(desk, "  Admin@Firm.Example ")


@pytest.mark.parametrize(("name", "password"), [
    (ADMIN, "a long walk at low tide "), (ADMIN, ""), ("nobody@firm.example", PASSWORD), ("", PASSWORD), ("\0\ud800", "\0\ud800"),
    ("a" * 300, PASSWORD), ("' OR 1=1 --", "' OR 1=1 --"), (ADMIN, "x" * 300),
])
def test_whatever_is_wrong_the_answer_is_the_same(desk: Desk, name: str, password: str) -> None:
    with pytest.raises(NotIn, match=r"^login, password or code is wrong$"):
        enter(desk, name, password)


def test_what_was_typed_as_an_unknown_login_is_told_by_a_fingerprint_alone(desk: Desk) -> None:
    typed = "seven herons over slack water"
    for _ in range(2):
        with pytest.raises(NotIn):
            enter(desk, typed, "")
    with desk.ledger.read(INSTALLATION) as book:
        first, second = book.log()
    assert (first.action, first.by, first.as_json()["after"]["address"]) == ("login.unknown", "tidewaiter", "192.0.2.1")
    assert first.after == second.after
    assert "herons" not in str(first)
    assert "login.failed" not in actions(desk)


def test_a_failure_of_a_known_login_is_told_to_its_firm(desk: Desk) -> None:
    with pytest.raises(NotIn):
        enter(desk, ADMIN, "wrong")
    with desk.ledger.read("ours") as book:
        event = book.history(PEOPLE, person_of(desk))[-1]
    assert (event.action, event.by, event.as_json()["after"]) == ("login.failed", "tidewaiter", {"why": "password", "address": "192.0.2.1"})


@pytest.mark.parametrize(("uses", "at", "let_in"), [
    ([],                                          IDLE - SHORT,     True),
    ([],                                          IDLE,             False),
    ([IDLE - MINUTE],                             2 * IDLE - MINUTE - SHORT, True),
    ([IDLE - MINUTE],                             2 * IDLE - MINUTE, False),
    ([n * 20 * MINUTE for n in range(1, 36)],     ABSOLUTE - SHORT, True),
    ([n * 20 * MINUTE for n in range(1, 36)],     ABSOLUTE,         False),
])
def test_a_session_lasts_half_an_hour_unused_and_half_a_day_in_all(desk: Desk, uses: list[timedelta], at: timedelta, let_in: bool) -> None:
    token = enter(desk).token
    for use in uses:
        desk.seat(token, AT + use)
    if let_in:
        assert desk.seat(token, AT + at)
    else:
        with pytest.raises(NotIn):
            desk.seat(token, AT + at)


def test_use_is_noted_once_a_minute(desk: Desk) -> None:
    token = enter(desk).token
    for later, noted in ((59, 0), (60, 60), (119, 60), (120, 120)):
        seat = desk.seat(token, AT + timedelta(seconds=later))
        assert login.own_sessions(seat)[0].seen == AT + timedelta(seconds=noted)


@pytest.mark.parametrize("token", ["", "tws_", "tw_", "tws_" + "A" * 43, "tw_" + "A" * 43, "\0", "tws_\ud800", "Bearer", "tws_' OR 1=1 --"])
def test_a_token_that_is_none_lets_nobody_in(desk: Desk, token: str) -> None:
    enter(desk)
    with pytest.raises(NotIn):
        desk.seat(token, AT)


def test_one_sees_and_ends_ones_own_sessions_alone(desk: Desk) -> None:
    add(desk, "desk@firm.example", Role.WRITER)
    first, second = seated(desk), seated(desk)
    theirs = seated(desk, "desk@firm.example", OTHER)
    assert [(one.id, one.here) for one in login.own_sessions(second)] in (
        [(second.came_by, True), (first.came_by, False)], [(first.came_by, False), (second.came_by, True)])
    with pytest.raises(Missing):
        login.end_session(second, theirs.came_by)
    with pytest.raises(Missing):
        login.end_session(second, "")
    login.end_session(second, first.came_by)
    assert [one.id for one in login.own_sessions(second)] == [second.came_by]
    assert login.own_sessions(theirs)[0].here


def test_who_logs_out_is_out(desk: Desk) -> None:
    token, other = enter(desk).token, enter(desk).token
    login.log_out(desk.seat(token, AT))
    with pytest.raises(NotIn):
        desk.seat(token, AT)
    assert desk.seat(other, AT)
    assert actions(desk)[-1] == "logout"


def test_who_one_is(desk: Desk) -> None:
    own = login.whoami(seated(desk))
    assert (own.tenant, own.firm, own.person.login, own.second_proof, own.recovery_codes) == ("ours", "Our firm", ADMIN, False, 0)
    assert "person.write" in own.may and "entry.transmit" not in own.may


# guessing

def test_the_sixth_guess_in_a_minute_waits_and_so_does_the_right_password(desk: Desk) -> None:
    for n in range(5):
        with pytest.raises(NotIn):
            enter(desk, ADMIN, f"guess {n}")
    with pytest.raises(Slow) as slow:
        enter(desk, ADMIN, PASSWORD)
    assert slow.value.wait == MINUTE
    with pytest.raises(Slow):
        enter(desk, at=AT + MINUTE - SHORT)
    assert enter(desk, at=AT + MINUTE)
    assert actions(desk).count("login.failed") == 5


def test_guesses_at_nobodys_login_are_slowed_alike(desk: Desk) -> None:
    for _ in range(5):
        with pytest.raises(NotIn):
            enter(desk, "nobody@firm.example")
    with pytest.raises(Slow):
        enter(desk, "nobody@firm.example")


def test_another_address_is_not_slowed_until_guesses_come_from_many(desk: Desk) -> None:
    for n in range(60):
        with pytest.raises(NotIn):
            enter(desk, "nobody@firm.example", address=f"192.0.2.{n}")
    with pytest.raises(Slow):
        enter(desk, "nobody@firm.example", address="198.51.100.1")
    assert enter(desk)


def test_strangers_who_guess_do_not_keep_out_who_comes_from_where_they_always_come(desk: Desk) -> None:
    enter(desk, address="203.0.113.5")
    for n in range(60):
        with pytest.raises(NotIn):
            enter(desk, ADMIN, "guess", at=AT + n * SHORT, address=f"192.0.2.{n}")
    later = AT + MINUTE
    with pytest.raises(Slow):
        enter(desk, at=later, address="198.51.100.1")
    assert enter(desk, at=later, address="203.0.113.5")
    for _ in range(5):
        with pytest.raises(NotIn):
            enter(desk, ADMIN, "guess", at=later, address="203.0.113.5")
    with pytest.raises(Slow):
        enter(desk, at=later, address="203.0.113.5")
    assert enter(desk, at=AT + timedelta(hours=1, minutes=1), address="198.51.100.1")


def test_the_addresses_of_one_network_are_one_place(desk: Desk) -> None:
    for n in range(5):
        with pytest.raises(NotIn):
            enter(desk, "nobody@firm.example", address=f"2001:db8::{n:x}")
    with pytest.raises(Slow):
        enter(desk, "nobody@firm.example", address="2001:db8::ffff")
    with pytest.raises(NotIn):
        enter(desk, "nobody@firm.example", address="2001:db8:0:1::1")


def test_a_list_of_logins_from_one_address_is_slowed(desk: Desk) -> None:
    for n in range(100):
        with pytest.raises(NotIn):
            enter(desk, f"nobody{n}@firm.example", at=AT + n * SHORT)
    with pytest.raises(Slow):
        enter(desk, "somebody@firm.example", at=AT + MINUTE)
    assert enter(desk, address="198.51.100.1")


def test_who_is_right_is_never_slowed(desk: Desk) -> None:
    assert all(enter(desk, at=AT + n * SHORT) for n in range(8))
    assert desk.of_one.wait(ADMIN, AT) is None


def test_guesses_at_once_are_counted_before_they_are_looked_at(desk: Desk) -> None:
    def guess(n: int) -> type[BaseException]:
        try:
            enter(desk, ADMIN, f"guess {n}")
        except (NotIn, Slow) as refused:
            return type(refused)
        raise AssertionError

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(guess, range(12)))
    assert (answers.count(NotIn), answers.count(Slow)) == (5, 7)


def test_requests_of_one_session_are_slowed_and_let_again(desk: Desk) -> None:
    token, other = enter(desk).token, enter(desk).token
    for _ in range(300):
        desk.seat(token, AT)
    with pytest.raises(Slow) as slow:
        desk.seat(token, AT)
    assert slow.value.wait == timedelta(seconds=10)
    assert desk.seat(other, AT)
    assert desk.seat(token, AT + timedelta(seconds=10))


# the second proof

def test_a_second_proof_counts_once_it_is_confirmed(desk: Desk) -> None:
    seat = seated(desk)
    begun = proofs.begin_second_proof(seat, PASSWORD)
    assert enter(desk)
    with pytest.raises(Refused) as refused:
        proofs.confirm_second_proof(seat, "000000")
    assert [finding.rule for finding in refused.value.findings] == ["ACC-CODE-WRONG"]
    totp = pyotp.parse_uri(begun.address)
    proofs.confirm_second_proof(seat, totp.at(AT))
    with pytest.raises(CodeNeeded):
        enter(desk)
    assert login.whoami(seat).second_proof
    assert login.whoami(seat).recovery_codes == 10


def test_nothing_is_confirmed_that_was_not_begun(desk: Desk) -> None:
    with pytest.raises(Refused):
        proofs.confirm_second_proof(seated(desk), "123456")


def test_with_a_second_proof_the_password_is_not_enough_and_a_code_is_good_once(desk: Desk) -> None:
    totp, _ = with_second_proof(desk)
    with pytest.raises(CodeNeeded):
        enter(desk)
    assert enter(desk, code=totp.at(AT))
    for code in (totp.at(AT), totp.at(AT - 30 * timedelta(seconds=1)), "000000", "x"):
        with pytest.raises(NotIn, match="is wrong"):
            enter(desk, code=code)
    assert enter(desk, code=totp.at(AT + timedelta(seconds=30)), at=AT + MINUTE)


def test_the_code_that_confirmed_is_used_up(desk: Desk) -> None:
    totp, _ = with_second_proof(desk)
    before = AT - timedelta(hours=1)
    with pytest.raises(NotIn):
        enter(desk, code=totp.at(before), at=before)


def test_the_code_is_not_asked_of_who_has_not_the_password(desk: Desk) -> None:
    totp, _ = with_second_proof(desk)
    for code in ("", totp.at(AT)):
        with pytest.raises(NotIn) as refused:
            enter(desk, ADMIN, "wrong", code)
        assert refused.type is NotIn


def test_of_two_who_come_with_one_code_at_once_one_is_let_in(desk: Desk) -> None:
    totp, codes = with_second_proof(desk)

    def come(n: int) -> bool:
        try:
            return bool(enter(desk, code=totp.at(AT), address=f"192.0.2.{n}"))
        except NotIn:
            return False

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(come, range(4))) == 1

    def recover(n: int) -> bool:
        try:
            return bool(enter(desk, code=codes[0], address=f"192.0.2.{n}"))
        except NotIn:
            return False

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(recover, range(4))) == 1


def test_a_recovery_code_is_good_once_and_new_ones_replace_the_old(desk: Desk) -> None:
    _, codes = with_second_proof(desk)
    seat = desk.seat(enter(desk, code=codes[0].upper()).token, AT)
    assert login.own_sessions(seat)[0].proof == "password, recovery code"
    assert login.whoami(seat).recovery_codes == 9
    with pytest.raises(NotIn):
        enter(desk, code=codes[0])
    fresh = proofs.renew_recovery_codes(seat, PASSWORD).codes
    with pytest.raises(NotIn):
        enter(desk, code=codes[1])
    assert enter(desk, code=fresh[0])


def test_codes_are_guessed_no_faster_than_passwords(desk: Desk) -> None:
    totp, _ = with_second_proof(desk)
    wrong = [f"{n:06}" for n in range(6) if all(f"{n:06}" != totp.generate_otp(step_of(AT) + off) for off in (-1, 0, 1))][:5]
    for code in wrong:
        with pytest.raises(NotIn):
            enter(desk, code=code)
    with pytest.raises(Slow):
        enter(desk, code=totp.at(AT))


def test_without_the_second_proof_again(desk: Desk) -> None:
    totp, _ = with_second_proof(desk)
    seat = seated(desk, code=totp.at(AT))
    with pytest.raises(Refused):
        proofs.drop_second_proof(seat, "wrong")
    proofs.drop_second_proof(seat, PASSWORD)
    assert enter(desk)
    with pytest.raises(Refused):
        proofs.renew_recovery_codes(seat, PASSWORD)


def test_a_lost_key_says_so_and_lets_nobody_in(desk: Desk, tmp_path, monkeypatch) -> None:
    from tidewaiter.access.sealing import Unsealable, new_key

    totp, codes = with_second_proof(desk)
    (tmp_path / "other.key").write_text(new_key())
    monkeypatch.setenv("TIDEWAITER_KEY_FILE", str(tmp_path / "other.key"))
    with pytest.raises(Unsealable):
        enter(desk, code=totp.at(AT))
    assert enter(desk, code=codes[0])              # hashes need no key


# passwords

def test_a_new_password_ends_the_other_sessions(desk: Desk) -> None:
    here, there = enter(desk).token, enter(desk).token
    proofs.set_password(desk.seat(here, AT), PASSWORD, OTHER)
    assert desk.seat(here, AT)
    with pytest.raises(NotIn):
        desk.seat(there, AT)
    with pytest.raises(NotIn):
        enter(desk)
    assert enter(desk, password=OTHER)


@pytest.mark.parametrize(("now", "new", "refusal"), [
    ("wrong", OTHER, Refused), (PASSWORD, "short", Refused), (PASSWORD, PASSWORD, Refused), (PASSWORD, "Our firm 2026", Refused),
    (PASSWORD, "our administrator", Refused),
])
def test_a_password_that_may_not_be_set_is_refused(desk: Desk, now: str, new: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        proofs.set_password(seated(desk), now, new)
    assert enter(desk)


def test_the_password_is_not_guessed_at_an_open_session(desk: Desk) -> None:
    seat = seated(desk)
    for _ in range(5):
        with pytest.raises(Refused):
            proofs.set_password(seat, "wrong", OTHER)
    with pytest.raises(Slow):
        proofs.set_password(seat, PASSWORD, OTHER)
    assert actions(desk).count("password.failed") == 5
    proofs.set_password(replace(seat, at=AT + MINUTE), PASSWORD, OTHER)


def test_a_hash_of_other_parameters_is_made_anew_at_the_next_login(desk: Desk) -> None:
    id = person_of(desk)
    with desk.ledger.write("ours", by="test", at=AT) as book:
        logins.change(book, id, AT, password=PasswordHasher(time_cost=2, memory_cost=64, parallelism=1).hash(PASSWORD))
    assert enter(desk)
    with desk.ledger.system() as connection:
        kept = logins.find(connection, ADMIN)
    assert kept and not password.outdated(kept.password)
    assert enter(desk)


def test_a_password_that_was_given_out_is_good_for_setting_ones_own(desk: Desk) -> None:
    admin = desk.operator("ours", AT)
    id = people.add_person(admin, replace(seated(desk).person, login="desk@firm.example", roles=(Role.WRITER,))).id
    with pytest.raises(NotIn):
        enter(desk, "desk@firm.example", "")
    given = people.reset_password(admin, id)
    entered = enter(desk, "desk@firm.example", given.password)
    assert entered.set_password
    seat = desk.seat(entered.token, AT)
    assert login.whoami(seat).may == ("own.read", "own.write")
    with pytest.raises(Forbidden):
        people.people(seat)
    proofs.set_password(seat, given.password, OTHER)
    assert people.people(desk.seat(entered.token, AT))
    assert not enter(desk, "desk@firm.example", OTHER).set_password


@pytest.mark.parametrize(("later", "let_in"), [(people.GIVEN - SHORT, True), (people.GIVEN, False)])
def test_a_password_that_was_given_out_runs_out(desk: Desk, later: timedelta, let_in: bool) -> None:
    id = person_of(desk)
    given = people.reset_password(desk.operator("ours", AT), id)
    assert given.until == AT + people.GIVEN
    if let_in:
        assert enter(desk, password=given.password, at=AT + later)
    else:
        with pytest.raises(NotIn):
            enter(desk, password=given.password, at=AT + later)
