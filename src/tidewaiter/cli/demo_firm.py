"""`tidewaiter demo` at its end: the workbench on a firm that does not exist, with the example shipments as its files."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from datetime import UTC, datetime
from pathlib import Path

import click

PORT = 8044
_TRIES = 100


def screen() -> bool:
    """Whether somebody sits before a screen on which a browser could open."""
    if not sys.stdout.isatty() or os.environ.get("CI"):
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(folder: Path, out: Path, wanted: bool | None) -> None:
    """Open the workbench where it is wanted; else say how it is opened."""
    if not (screen() if wanted is None else wanted):
        click.echo(f"\nThe workbench with these shipments as files: tidewaiter demo {folder} --out {out} --workbench")
        return
    found(folder, out)
    serve(out)


def found(folder: Path, out: Path) -> None:
    """Found the firm in a database of its own, where it is not there yet, and say how to sign in."""
    from tidewaiter.service import demo_firm
    from tidewaiter.service.access.desk import Desk
    from tidewaiter.service.outbox import opened
    from tidewaiter.store.ledger import Ledger

    logins = out / "workbench-logins.txt"
    with opened(_url(out)) as there:
        desk = Desk(Ledger(there))
        if not demo_firm.there(desk):
            made = demo_firm.found(desk, folder, datetime.now(UTC), lambda words: click.echo(f"  {words}", err=True))
            logins.write_text("".join(f"{login}\n" for login in made.logins) + f"password of all: {made.password}\n", encoding="utf-8")
            logins.chmod(0o600)
    click.echo(f"\nThe workbench, with a firm that does not exist. Sign in as one of ({logins}):\n\n{logins.read_text(encoding='utf-8')}")


def serve(out: Path) -> None:
    """Serve it until it is stopped, and open a browser where there is one."""
    port = _free()
    if screen():
        threading.Thread(target=_open, args=(f"http://127.0.0.1:{port}/",), daemon=True).start()
    words = [sys.executable, "-c", "from tidewaiter.cli import main; main()", "serve", "--database", _url(out), "--port", str(port)]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))        # who ends this ends the server with it
    try:
        code = subprocess.run(words, check=False).returncode
    except KeyboardInterrupt:
        code = 0
    if code:
        raise SystemExit(code)


def _free() -> int:
    """The port of the demonstration, or another where an earlier one still has it."""
    for port in (PORT, 0):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(tried.getsockname()[1])
    return PORT


def _url(out: Path) -> str:
    out.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{(out / 'workbench.sqlite').resolve()}"


def _open(address: str) -> None:
    for _ in range(_TRIES):
        try:
            urllib.request.urlopen(f"{address}sign-in", timeout=5).close()
        except OSError:
            time.sleep(0.1)
            continue
        webbrowser.open(address)
        return
