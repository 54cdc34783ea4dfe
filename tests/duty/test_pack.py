"""The law kept in a file is the law that was read; a spoiled file is read past."""

from __future__ import annotations

import os
import pickle
import shutil
from datetime import date

import pytest

from tidewaiter.duty.determine import determine
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import load
from tidewaiter.duty.pack import kept


def test_the_kept_law_answers_as_the_law_that_was_read(packed):
    law = kept(packed)
    assert law is not load() and law.edition == load().edition
    for key in (Key("7326908688", "CN", date(2026, 9, 18)), Key("6109100012", "VN", date(2026, 7, 24)), Key("8703230190", "DE", date(2025, 9, 1))):
        ours, theirs = (determine(key, one) for one in (law, load()))
        assert [(one.heading.id, one.because) for one in ours.charges] == [(one.heading.id, one.because) for one in theirs.charges]


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """A folder with the kept law, written once: reading all of the law takes its time."""
    folder = tmp_path_factory.mktemp("packed") / "law"
    kept(folder)
    return folder


class Evil:
    def __reduce__(self):
        return os.mkdir, ("evil",)


@pytest.mark.parametrize("spoiled", [b"", b"not a pickle", pickle.dumps("another thing"), None])
def test_a_spoiled_file_is_read_past_and_mended(packed, tmp_path, spoiled):
    shutil.copytree(packed, tmp_path, dirs_exist_ok=True)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if spoiled is None else spoiled)
    assert [program.id for program in kept(tmp_path).programs] == [program.id for program in load().programs]
    assert pickle.loads(path.read_bytes()).edition == load().edition


@pytest.mark.skipif(os.name == "nt", reason="the modes of files are POSIX's")
def test_a_file_that_others_can_write_is_not_read(packed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(packed, tmp_path / "law")
    (path,) = (tmp_path / "law").iterdir()
    path.write_bytes(pickle.dumps(Evil()))
    path.chmod(0o666)
    kept(tmp_path / "law")
    assert not (tmp_path / "evil").exists()


def test_nowhere_to_keep_it_is_no_matter(tmp_path):
    (tmp_path / "law").write_text("a file where the folder should be", encoding="utf-8")
    assert kept(tmp_path / "law").edition == load().edition
