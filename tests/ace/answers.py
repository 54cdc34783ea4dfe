"""Reading the rehearsal's reply in tests."""

from __future__ import annotations


def codes(reply: str) -> list[str]:
    """The condition codes of a reply, without its final one, in order."""
    lines = reply.split("\r\n")
    return [text[4:7] for text in lines if text[:2] in ("E1", "X1") and text[2] == " "]


def final(reply: str) -> str:
    """The disposition, severity and code of the last final record: `A 995`, `RF998`."""
    return [text[2:7] for text in reply.split("\r\n") if text[:2] in ("E1", "X1") and text[2] != " "][-1]
