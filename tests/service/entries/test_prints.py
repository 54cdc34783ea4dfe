"""What of a file can be printed, by whom, and what is said where it cannot."""

from __future__ import annotations

import pytest

from tests.papers_out.reading import pages_of
from tests.service.entries.conftest import AT, seat
from tests.service.entries.test_transmit import desk
from tidewaiter.access.person import Role
from tidewaiter.clearance.events import FileEvent
from tidewaiter.service.entries import files
from tidewaiter.service.entries.happen import tell
from tidewaiter.service.prints import Print, file_prints, letter_text, print_file
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.ledger import Missing

__all__ = ["desk"]


def happened(desk, *names, **fields):
    with desk.ledger.write("ours", by="cbp", at=AT) as book:
        tell(book, book.get(FILES, desk.id), [FileEvent(desk.id, name, AT, "FDA" if name.startswith("hold") else "", AT, "word of CBP", "CBP",
                                                        "", name, fields) for name in names])


@pytest.mark.parametrize("what", [Print.FORM_7501, Print.FORM_3461, Print.WORKSHEET, Print.DELIVERY_ORDER, Print.PAPERS_WANTED, Print.DUTY_ADVICE])
def test_a_file_is_printed(desk, what):
    made = print_file(desk.writer, desk.id, what)
    assert f"{what.value}-B76-0324527-8.pdf" in {one.name for one in file_prints(desk.writer, desk.id)}
    assert made.startswith(b"%PDF")
    assert pages_of(made)


def test_what_cannot_be_printed_says_why(desk):
    why = {one.print: one.why_not for one in file_prints(desk.writer, desk.id)}
    assert why[Print.RELEASE_NOTICE] == "the goods are not released"
    assert why[Print.HOLD_NOTICE] == "nothing holds the goods"
    assert why[Print.FORM_3461] == ""
    for one in (Print.RELEASE_NOTICE, Print.HOLD_NOTICE):
        with pytest.raises(Refused):
            print_file(desk.writer, desk.id, one)


def test_a_file_without_lines_has_nothing_to_declare(desk):
    for _ in range(files.file(desk.writer, desk.id).value.lines):
        files.remove_file_line(desk.writer, desk.id, 1, files.line_of_file(desk.writer, desk.id, 1).version)
    assert {one.print for one in file_prints(desk.writer, desk.id) if one.why_not} >= {Print.FORM_7501, Print.FORM_3461, Print.DELIVERY_ORDER}
    with pytest.raises(Refused):
        print_file(desk.writer, desk.id, Print.FORM_3461)


def test_a_hold_and_a_release_are_written_to_the_client(desk):
    happened(desk, "hold.placed")
    assert "Held by: FDA" in letter_text(desk.writer, desk.id, Print.HOLD_NOTICE)
    happened(desk, "hold.removed", "release.released")
    assert "Released: 2026-11-22" in letter_text(desk.writer, desk.id, Print.RELEASE_NOTICE)
    assert "released by CBP on 2026-11-22" in letter_text(desk.writer, desk.id, Print.DELIVERY_ORDER)


def test_a_client_prints_its_own_and_not_what_the_firm_works_with(desk, ledger):
    own, other = seat(ledger, Role.CLIENT, client=desk.client), seat(ledger, Role.CLIENT, client="c2")
    assert {one.print for one in file_prints(own, desk.id)} == set(Print) - {Print.WORKSHEET, Print.PAPERS_WANTED}
    assert print_file(own, desk.id, Print.FORM_7501)
    with pytest.raises(Refused):
        print_file(own, desk.id, Print.WORKSHEET)
    with pytest.raises(Missing):
        file_prints(other, desk.id)
    with pytest.raises(Forbidden):
        file_prints(seat(ledger, Role.ADMIN), desk.id)
