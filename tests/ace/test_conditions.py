"""Each condition is raised by what its name says, and its page in the documentation is what the code declares."""

from __future__ import annotations

import pytest

from tests.ace.answers import codes, final
from tests.ace.header_cases import HEADER
from tests.ace.line_cases import LINE
from tests.ace.messages import BOOKS, CLOCK, batch, good, spoiled
from tests.ace.syntax_cases import SYNTAX
from tidewaiter.ace.exchange import exchange

CASES = HEADER + LINE


@pytest.mark.parametrize(("code", "what", "filing", "changes"), CASES, ids=[f"{row[0]} {row[1]}" for row in CASES])
def test_what_is_wrong_is_answered_with_its_condition(code, what, filing, changes):
    reply = exchange(batch(spoiled(filing(), *changes)), clock=CLOCK, books=BOOKS)
    assert code in codes(reply), reply


@pytest.mark.parametrize(("code", "what", "spoil"), SYNTAX, ids=[f"{row[0]} {row[1]}" for row in SYNTAX])
def test_a_fault_of_syntax_rejects_the_whole_batch(code, what, spoil):
    lines = spoil(batch(good(), good()).decode().split("\r\n")[:-1])
    reply = exchange("".join(line + "\r\n" for line in lines).encode(), clock=CLOCK, books=BOOKS)
    assert code in codes(reply), reply
    assert final(reply) == "RF999" and "E0" not in reply
