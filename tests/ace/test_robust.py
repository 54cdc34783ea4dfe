"""Whatever is sent is answered in records of eighty columns that read without a finding."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ace.messages import BOOKS, CLOCK, batch, good, informal, with_case
from tidewaiter.abi import codec
from tidewaiter.ace.books import shipped
from tidewaiter.ace.exchange import exchange

MESSAGES = [batch(filing()) for filing in (good, with_case, informal)]
CHARACTERS = st.sampled_from([*"0123456789 AXZ*-%", "\t", "\u00e9"])


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A good batch with lines lost, doubled or exchanged and columns written over."""
    lines = draw(st.sampled_from(MESSAGES)).decode().split("\r\n")[:-1]
    for _ in range(draw(st.integers(1, 4))):
        n = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("lose", "double", "swap", "write", "write", "write"))):
            case "lose":
                lines.pop(n)
            case "double":
                lines.insert(n, lines[n])
            case "swap":
                m = draw(st.integers(0, len(lines) - 1))
                lines[n], lines[m] = lines[m], lines[n]
            case _:
                column, text = draw(st.integers(0, 79)), draw(st.text(CHARACTERS, min_size=1, max_size=12))
                lines[n] = (lines[n][:column] + text + lines[n][column + len(text) :])[:80]
        if not lines:
            break
    return "".join(line + "\r\n" for line in lines).encode("latin-1")


def answered(message: bytes, books: object) -> None:
    reply = exchange(message, clock=CLOCK, books=books)
    # What the filing's own A says wrongly comes back as it is, and of a blank field there is nothing to quote.
    quoted = ("A.", "X0.reference", "E0.reference", "E1.filer", "E1.entry_number", "E1.reference")
    assert [finding for finding in codec.check(reply) if not finding.rule.startswith(quoted)] == []
    assert reply.isascii()
    assert all(len(line) == 80 for line in reply.split("\r\n")[:-1])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mangled())
def test_a_mangled_batch_is_answered(message):
    answered(message, BOOKS)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mangled())
def test_a_mangled_batch_is_answered_under_the_law_that_ships(message):
    answered(message, shipped())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_answered(message):
    answered(message, BOOKS)
