"""What is vendored is what was taken from the packages that the lock file names."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "tidewaiter" / "web"


@pytest.mark.parametrize("folder", [WEB / "vendor", ROOT / "tests" / "web" / "vendor"], ids=["shipped", "tests"])
def test_every_vendored_file_has_its_sum(folder: Path) -> None:
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert sums == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.name != "SHA256SUMS"}


def test_the_lock_file_names_versions_and_sums_and_no_registry() -> None:
    lock = (WEB / "package-lock.json").read_text(encoding="utf-8")
    wanted = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    packages = json.loads(lock)["packages"]
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version and packages[f"node_modules/{name}"]["integrity"].startswith("sha512-")
    assert not re.search(r"https?://[^\"]*registry|\"resolved\"", lock)
    assert f"version:\"{wanted['dependencies']['htmx.org']}\"" in (WEB / "vendor" / "htmx.min.js").read_text(encoding="utf-8")


def test_no_page_has_a_script_or_style_of_its_own_or_takes_anything_from_elsewhere() -> None:
    for file in (WEB / "templates").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", text), file
        assert not re.search(r"(?:src|href|action)=.https?://", text), file
        assert not re.search(r"\|\s*safe\b", text), file
