"""What goes on beside requests: the outbox is drained, what CBP sends is told to the files, newer lists are asked about who is kept.

One process of several does the draining.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from tidewaiter.service.entries.intake import take
from tidewaiter.service.fault import one_line
from tidewaiter.service.outbox import outbox
from tidewaiter.service.screening.rescreen import catch_up
from tidewaiter.store.ledger import Ledger

PAUSE = 1.0                  # seconds between looks at what came
WATCH = 60.0                 # seconds between looks at whether newer lists are held
AGAIN = 5.0                  # seconds before another try where another process drains, or the database is away


class Background:
    """Threads over one database, until `stop`. What goes wrong is told by `tell` in one line, and tried again.

    Nothing is skipped: what could not be sent or told stays first, and what comes behind it waits.
    """

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime], tell: Callable[[str], object]) -> None:
        self._ledger, self._clock, self._tell = ledger, clock, tell
        self._over = threading.Event()
        self._threads = [threading.Thread(target=work, name=work.__name__.strip("_")) for work in (self._drain, self._take, self._screen)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop, once what is under way has ended."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _drain(self) -> None:
        box = outbox(self._ledger.database, self._clock)
        while not self._over.is_set():
            try:
                box.run(self._over.is_set, listen=True)
            except Exception as error:           # of whatever kind: a thread that ended would be missed by nobody
                self._tell(f"the outbox is not drained: {one_line(error)}")
            self._over.wait(AGAIN)

    def _take(self) -> None:
        while not self._over.is_set():
            pause = PAUSE
            try:
                while take(self._ledger, self._clock()) and not self._over.is_set():
                    pass
            except Exception as error:           # of whatever kind, as above
                self._tell(f"what CBP sent waits: {one_line(error)}")
                pause = AGAIN
            self._over.wait(pause)

    def _screen(self) -> None:
        while not self._over.is_set():
            try:
                catch_up(self._ledger, self._clock())
            except Exception as error:           # of whatever kind, as above
                self._tell(f"nobody is asked of the newer lists: {one_line(error)}")
            self._over.wait(WATCH)
