"""Control numbers, and what a reply says of the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.control_number import LONGEST, application_of_batch, control_number, controls_of, sender_of, with_control
from tidewaiter.abi.disposition import DECIDED, Disposition, disposition

A, R, NONE = Disposition.ACCEPTED, Disposition.REJECTED, Disposition.ANSWERED


def header(application: str = "AE", text: str = "") -> str:
    return f"A2704B76SECRET092426     {application}".ljust(59) + text.ljust(21)


def message(application: str, *lines: str) -> bytes:
    return "".join(f"{line.ljust(80)}\r\n" for line in (header(application), *lines)).encode("latin-1")


def test_a_number_stands_where_every_reply_repeats_it() -> None:
    batch = with_control(message("QP", "B  2704B76QP"), "ABCDEFGHIJK")
    assert batch[69:80] == b"ABCDEFGHIJK"
    assert len(batch) == len(message("QP", "B  2704B76QP"))
    assert controls_of(batch) == ("ABCDEFGHIJK",)


def test_the_users_own_text_before_it_is_left() -> None:
    batch = with_control(f"{header(text='OUR OWN')}\r\n".encode(), "X1")
    assert batch[59:80] == b"OUR OWN   X1         "
    assert controls_of(batch) == ("X1", "OUR OWN   X1")


def test_a_long_number_takes_the_whole_text() -> None:
    batch = with_control(message("AE"), "1" * LONGEST)
    assert batch[59:80] == b"1" * 21
    assert controls_of(batch) == ("1" * 11, "1" * 21)


@pytest.mark.parametrize("application, control", [
    ("AE", ""), ("AE", " A"), ("AE", "a"), ("AE", "A\n"), ("AE", "\u00e9"), ("AE", "1" * 22), ("QP", "1" * 12), ("WP", "1" * 21),
])
def test_a_number_that_does_not_fit_is_refused(application: str, control: str) -> None:
    with pytest.raises(ValueError):
        with_control(message(application), control)


def test_the_same_batch_has_the_same_number_whether_it_stands_in_it_or_not() -> None:
    batch = message("AE", "B  2704B76AE")
    control = control_number(batch)
    assert control_number(with_control(batch, control)) == control
    assert len({control, control_number(batch, "http://ace"), control_number(batch, occurrence=1), control_number(batch + b" ")}) == 4


@given(st.binary(max_size=400))
def test_any_bytes_have_a_number_and_no_fault(batch: bytes) -> None:
    assert len(control_number(batch)) == 11
    with_control(batch, control_number(batch))
    controls_of(batch), application_of_batch(batch), sender_of(batch), disposition(batch)


SAID = [
    (message("AX", "E1A 995"),                                     A),
    (message("AX", "E1 F001", "E1RF998"),                          R),
    (message("AX", "E1AI995", "E1RF998"),                          R),
    (message("AX", "E1 I001"),                                     NONE),
    (message("DX", "E1A 995"),                                     A),
    (message("SX", "SE9002"),                                      A),
    (message("SX", "SE9013", "SE9003"),                            A),
    (message("SX", "SE9011", "SE9001"),                            R),
    (message("SX", "SE9004"),                                      NONE),
    (message("QT", "9502"),                                        A),
    (message("QT", "9501", "9501"),                                R),
    (message("WT", "9503"),                                        A),
    (message("WT", "9501"),                                        R),
    (message("CX", "90A"),                                         A),
    (message("CX", "90 F123", "90R"),                              R),
    (message("SN", "SF9002"),                                      A),
    (message("AE", "E1A 995"),                                     NONE),
    (message("C1", "WR1"),                                         NONE),
    (message("  ", "X1RF999"),                                     R),
    (message("AX", "X1RF999"),                                     R),
    (message("AX", "90A"),                                         NONE),
    (message("AX", "E1A 995") + message("SX", "SE9002"),           A),
    (message("AX", "E1A 995") + message("SX", "SE9001"),           R),
    (message("AX", "E1 I001") + message("  ", "X1RF999"),          R),
    (b"B  2704B76AX\r\nE1A 995\r\n",                              A),
    (b"",                                                          NONE),
    (b"\x00\xff" * 100,                                            NONE),
]


@pytest.mark.parametrize("reply, said", SAID)
def test_what_a_reply_says_of_the_whole(reply: bytes, said: Disposition) -> None:
    assert disposition(reply) is said


def test_every_application_of_the_table_accepts_and_rejects_in_the_cases() -> None:
    for application in DECIDED:
        said = {want for reply, want in SAID if application_of_batch(reply) == application}
        assert A in said
        assert R in said or application in ("DX", "SN")


def test_the_table_stands_on_the_records_of_its_applications() -> None:
    for application, decided in DECIDED.items():
        assert APPLICATIONS[application].records[decided.record.id] is decided.record
        assert decided.field.codes is not None and decided.accepts | decided.rejects <= decided.field.codes.keys()
