"""`abi read`: a reply in words, with the lines of the message that it answers."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from tests.ace.messages import BOOKS, CLOCK, batch, change, good, spoiled
from tidewaiter.ace.exchange import exchange
from tidewaiter.cli.commands import tidewaiter


def filed(folder: Path, *changes) -> tuple[str, str]:
    message, reply = folder / "sent.abi", folder / "reply.abi"
    message.write_bytes(batch(spoiled(good(), *changes)))
    reply.write_text(exchange(message.read_bytes(), clock=CLOCK, books=BOOKS), newline="")
    return str(reply), str(message)


def test_a_rejection_is_read_with_its_place_and_what_to_do(tmp_path):
    reply, message = filed(tmp_path, change("90", tax=1))
    told = CliRunner().invoke(tidewaiter, ["abi", "read", reply, "--sent", message, "--json"])
    read = json.loads(told.stdout)
    assert told.exit_code == 1 and read["outcome"] == "rejected"
    one = next(event for event in read["events"] if event["code"] == "724")
    assert one["advice"] and Path(message).read_text().splitlines()[one["sent"] - 1].startswith("90")


def test_words_end_with_what_to_do(tmp_path):
    reply, _ = filed(tmp_path)
    told = CliRunner().invoke(tidewaiter, ["abi", "read", reply])
    assert told.exit_code == 0 and "accepted B76-0324527-8 995" in told.output


def test_any_file_is_read(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"\xff\x00E1R")
    assert CliRunner().invoke(tidewaiter, ["abi", "read", str(path)]).exit_code == 0
    assert CliRunner().invoke(tidewaiter, ["abi", "read", str(tmp_path / "none")]).exit_code == 2
