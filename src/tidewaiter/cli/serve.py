"""`tidewaiter serve`: the workbench and the API in one process, with the outbox, what CBP sends, and what is told to webhooks."""

from __future__ import annotations

import logging
import os
import threading
from datetime import UTC, datetime

import click


def clock() -> datetime:
    """The moment."""
    return datetime.now(UTC)


@click.command()
@click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://HOST/NAME; by default the file in TIDEWAITER_HOME.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Where it listens; behind a proxy that speaks https, leave it.")
@click.option("--port", default=8025, show_default=True, metavar="N", type=click.IntRange(0, 65535), help="0 for any that is free.")
@click.option("--no-filing", is_flag=True, help="Leave the outbox, and what CBP sends, to another process.")
@click.option("--private-webhooks", is_flag=True, help="Let webhooks reach addresses of this network too.")
def serve(database: str | None, host: str, port: int, no_filing: bool, private_webhooks: bool) -> None:
    """The workbench at /, the API at /api, until it is stopped."""
    from tidewaiter.api import site
    from tidewaiter.api.app import create_app
    from tidewaiter.service.access.desk import Desk
    from tidewaiter.service.background import Background
    from tidewaiter.service.law import held
    from tidewaiter.service.outbox import opened
    from tidewaiter.service.webhook_sending import Sender
    from tidewaiter.sockets import listening
    from tidewaiter.store.ledger import Ledger
    from tidewaiter.web.app import workbench

    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    with opened(database) as there:
        ledger = Ledger(there)
        at = listening(host, port)
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"Tidewaiter at http://{shown}:{at.getsockname()[1]}, its API at /api")
        # Whoever comes first should not wait for the law to be read.
        threading.Thread(target=held, name="law", daemon=True).start()
        over = threading.Event()
        sender = Sender(ledger, clock, private=private_webhooks or bool(os.environ.get("TIDEWAITER_PRIVATE_WEBHOOKS")))
        sending = threading.Thread(target=sender.run, args=(over, logging.getLogger("tidewaiter").warning), name="webhooks")
        sending.start()
        filing = None if no_filing else Background(ledger, clock, logging.getLogger("tidewaiter").warning)
        try:
            if filing:
                filing.start()
            desk = Desk(ledger)
            site.serve(site.site(create_app(desk, clock), workbench(desk, clock)), at)
        finally:
            over.set()
            sending.join()
            if filing:
                filing.stop()
