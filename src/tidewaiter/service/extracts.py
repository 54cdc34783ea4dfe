"""Lines for `duty rerate` from what a user has: reports, extracts, tables; and the column maps that are kept for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from tidewaiter.batch.extracts.column_map import ColumnMap, WrongMap, read_map
from tidewaiter.batch.extracts.convert import convert, fitting
from tidewaiter.batch.extracts.propose import proposal
from tidewaiter.batch.extracts.tables import Unreadable
from tidewaiter.service.given_file import read_given
from tidewaiter.service.home import home
from tidewaiter.service.wrong_call import WrongCall

_LARGEST = 1 << 20                   # bytes of a map
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def lines(
    files: Sequence[Path], out: Path, *, named: str = "", save: str = "", sheet: str = "", keep: Sequence[str] = (), told_in: Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> dict[str, Any]:
    """Write the lines of `files` to the Parquet file `out`, and say how many, by which columns, and what could not be read.

    `named` is a map by its name or its file; without it the shipped maps are tried. `save` keeps the map under that name.
    """
    if save and not named:
        raise WrongCall("--save-map keeps the map that --map names; name one, or see --propose")
    if save and not _NAME.fullmatch(save):
        raise WrongCall(f"{save!r} is no name for a map: small letters, digits, dots and hyphens, as acme-sap")
    if out.is_dir() or not out.parent.is_dir():
        raise WrongCall(f"{out}: {'this is a folder; name a file' if out.is_dir() else 'there is no such folder to write to'}")
    if any(path.exists() and out.exists() and path.samefile(out) for path in files):
        raise WrongCall(f"{out}: the lines would be written over what they are read from; name another file")
    text = _text(named) if named else ""
    try:
        chosen = read_map(text, Path(named).stem) if named else fitting(files, _shipped(), sheet)
        made = convert(files, chosen, out, sheet=sheet, keep=keep, told_in=told_in, progress=progress)
    except (Unreadable, WrongMap) as error:
        raise WrongCall(f"{named}: {error}" if isinstance(error, WrongMap) else str(error)) from None
    if save:
        _kept().mkdir(parents=True, exist_ok=True)
        half = _kept() / f".{save}.half"
        half.write_text(text, encoding="utf-8")
        half.replace(_kept() / f"{save}.yaml")
    return {
        "lines": made.lines, "rows": made.rows, "from": [str(path) for path in files], "out": str(out), "map": save or made.map,
        "columns": dict(made.columns), "findings": [finding.as_json() for finding in made.findings],
    }


def propose(path: Path, sheet: str = "") -> str:
    """The YAML of a column map that could fit a file; it is for a person to correct."""
    try:
        return proposal(path, sheet)
    except Unreadable as error:
        raise WrongCall(str(error)) from None


def maps() -> list[dict[str, str]]:
    """The maps that `--map` takes by name: those kept here, and those that ship."""
    own = [{"name": path.stem, "about": _about(path.read_text(encoding="utf-8")), "path": str(path)} for path in sorted(_kept().glob("*.yaml"))]
    names = {one["name"] for one in own}
    return own + [{"name": one.name, "about": one.about, "path": ""} for one in _shipped() if one.name not in names]


def _about(text: str) -> str:
    try:
        return read_map(text).about
    except WrongMap as error:
        return f"cannot be read: {error}"


def _kept() -> Path:
    return home() / "column-maps"


def _texts() -> Mapping[str, str]:
    """The maps that ship, the plainest first."""
    folder = resources.files("tidewaiter.batch.extracts") / "maps"
    return {name: (folder / f"{name}.yaml").read_text(encoding="utf-8") for name in ("lines", "es-003")}


def _shipped() -> list[ColumnMap]:
    return [read_map(text, name) for name, text in _texts().items()]


def _text(named: str) -> str:
    """A map's text, by the name of one that is kept or ships, or by its file."""
    if _NAME.fullmatch(named):
        kept = _kept() / f"{named}.yaml"
        if kept.is_file():
            return kept.read_text(encoding="utf-8")
        if named in _texts():
            return _texts()[named]
    path = Path(named)
    if not path.is_file():
        raise WrongCall(f"{named} is no map that is held, and no file; --maps lists them")
    raw = read_given(path, _LARGEST)
    if len(raw) > _LARGEST:
        raise WrongCall(f"{named} is larger than a column map can be")
    return raw.decode("utf-8-sig")
