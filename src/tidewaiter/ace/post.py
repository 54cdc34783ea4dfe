"""Messages that CBP sends unasked: release status, statements, in-bond notices."""

from __future__ import annotations

from collections.abc import Sequence

from tidewaiter.abi import batch_control as control
from tidewaiter.abi.record import Record, Value
from tidewaiter.ace import reply
from tidewaiter.ace.desk import Desk


def post(desk: Desk, filer: str, application: str, records: Sequence[Record], *, header: Record | None = None) -> int | None:
    """Post the records as one block in one batch to where the filer last filed from, and give the number of the mail.

    None where the filer has never filed and there is no address. `header` is a record B of its own kind, as statements have it.
    """
    route = desk.route(filer)
    if route is None:
        desk.explain(filer, "not posted: the filer has never filed", application=application)
        return None
    batch: dict[str, Value] = {"site": route.site, "sender": route.sender, "transmitted": f"{desk.clock:%m%d%y}", "office": route.office}
    block: dict[str, Value] = {"port": route.port, "filer": route.filer, "application": application}
    text = reply.emit([
        control.ReplyBatchHeader(application=application, **batch),
        header or control.ReplyBlockHeader(**block), *records,
        control.ReplyBlockTrailer(**block, images=f"{len(records):05}"), control.ReplyBatchTrailer(**batch),
    ])
    return desk.file.post(route.sender, "", application, text)
