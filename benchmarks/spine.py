"""What the README's figures come from: start of the command line, papers to messages and PDFs, a 999-line entry.

Each is a whole process, measured three times after one warm-up; the median is printed beside its target and beside what a
bare Python start costs in the same run. Usage: python benchmarks/spine.py
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [str(Path(sys.executable).with_name("tidewaiter"))]


def seconds(command: list[str], allowed: tuple[int, ...] = (0,)) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    taken = time.perf_counter() - start
    if done.returncode not in allowed:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-500:]}")
    return taken


def median(command: list[str], allowed: tuple[int, ...] = (0,)) -> float:
    seconds(command, allowed)
    return statistics.median(seconds(command, allowed) for _ in range(3))


def many_lines(source: Path, target: Path, lines: int) -> None:
    """A shipment like that of `source` whose invoice has `lines` rows of its one part."""
    shutil.copytree(source, target)
    invoice = target / "invoice.csv"
    text = invoice.read_text(encoding="utf-8").splitlines()
    row = next(n for n, line in enumerate(text) if line.startswith("HL-FB-60"))
    for n, line in enumerate(text):
        if line.lower().startswith(("total", "subtotal")):
            text[n] = line.replace("14172.00", f"{14172 * lines}.00")
    text[row : row + 1] = [text[row]] * lines
    invoice.write_text("\n".join(text) + "\n", encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        bare = median([sys.executable, "-c", "pass"])
        rows = [("tidewaiter --help", median([*COMMAND, "--help"]), 0.3)]
        apparel = median([*COMMAND, "entry", "prepare", "examples/b-apparel", "--out", str(out / "b")])
        rows.append(("b-apparel: papers to messages and PDFs", apparel, 2.0))
        many_lines(ROOT / "examples" / "a-steel-brackets", out / "many", 999)
        # A summary takes 998 lines (CATAIR AE, ESF-65): the 999th is a fatal finding, and all the work is done all the same.
        many = median([*COMMAND, "entry", "prepare", str(out / "many"), "--out", str(out / "m")], (0, 1))
        rows.append(("999 lines: papers to messages and PDFs", many, 6.0))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'what':44}{'seconds':>9}{'target':>9}{'of target':>11}{'times a bare start':>20}")
    for name, taken, target in rows:
        print(f"{name:44}{taken:9.2f}{target:9.1f}{taken / target:11.0%}{taken / bare:20.1f}")
    print(f"{'largest memory of any of them, MB':44}{peak:9.0f}{400:9}{peak / 400:11.0%}")


if __name__ == "__main__":
    main()
