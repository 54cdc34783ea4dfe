"""The folder of results: whole or as it was, whatever ends the run."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from tidewaiter.service import results
from tidewaiter.service.results import held, real, replace
from tidewaiter.service.wrong_call import WrongCall

OLD, NEW = {"entry.json": b"old", "7501.pdf": b"old"}, {"entry.json": b"new", "findings.json": b"new"}


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def left_over(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path.name.startswith(".")]


def test_a_folder_is_replaced_whole_and_keeps_its_replies(tmp_path: Path) -> None:
    out = tmp_path / "a" / "out"
    replace(out, OLD)
    (out / "replies").mkdir()
    (out / "replies" / "1.abi").write_bytes(b"reply")
    replace(out, NEW)
    assert contents(out) == NEW
    assert contents(out / "replies") == {"1.abi": b"reply"}
    assert left_over(out) == []


@pytest.mark.parametrize("failing", ["write_bytes", "rename", "mkdir"])
def test_a_run_that_fails_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    out = tmp_path / "out"
    replace(out, OLD)
    wanted = getattr(Path, failing)

    def full(path: Path, *words: object, **options: object) -> object:
        if "tidewaiter-new" in path.name or "tidewaiter-new" in path.parent.name:
            raise OSError(28, "No space left on device")
        return wanted(path, *words, **options)

    monkeypatch.setattr(Path, failing, full)
    with pytest.raises(WrongCall, match="No space"):
        replace(out, NEW)
    monkeypatch.undo()
    assert contents(out) == OLD
    assert left_over(out) == []


def killed_at(out: Path, call: int) -> None:
    """A process that replaces `out` and is killed at the n-th rename."""
    rename, renames = Path.rename, []

    def dying(path: Path, target: Path) -> Path:
        renames.append(path)
        if len(renames) == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return rename(path, target)

    Path.rename = dying                                  # type: ignore[method-assign]
    replace(out, NEW)


@pytest.mark.parametrize("call", [1, 2])
def test_a_killed_run_leaves_nothing_half_done(tmp_path: Path, call: int) -> None:
    out = tmp_path / "out"
    replace(out, OLD)
    (out / "replies").mkdir()
    process = multiprocessing.get_context("fork").Process(target=killed_at, args=(out, call))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert out.exists() == (call == 1)
    with held(out):
        assert contents(out) == OLD
        assert (out / "replies").is_dir()
    replace(out, NEW)
    assert contents(out) == NEW
    assert left_over(out) == []


def many_times(out: Path, body: bytes) -> None:
    for _ in range(20):
        replace(out, dict.fromkeys(results.FILES, body))


def test_processes_that_replace_one_folder_take_turns(tmp_path: Path) -> None:
    out = tmp_path / "out"
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=many_times, args=(out, body)) for body in (b"one", b"two", b"three")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert len(set(contents(out).values())) == 1 and len(contents(out)) == len(results.FILES)
    assert left_over(out) == []


def test_places_where_something_would_be_lost_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipment, full, inside = tmp_path / "shipment", tmp_path / "full", tmp_path / "inside" / "deeper"
    for folder in (shipment, full, inside):
        folder.mkdir(parents=True)
    (full / "letters.txt").write_text("dear sir")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "back").symlink_to(shipment)
    monkeypatch.chdir(inside)
    for out in (shipment, full, full / "letters.txt", tmp_path / "loop", tmp_path / "back", Path(), Path("..")):
        with pytest.raises(WrongCall):
            real(shipment, out)
    assert real(shipment, Path("new")) == inside / "new"


def test_results_go_where_a_link_leads_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("place")
    replace(real(tmp_path / "shipment", tmp_path / "link"), NEW)
    assert (tmp_path / "link").is_symlink()
    assert contents(tmp_path / "place") == NEW
