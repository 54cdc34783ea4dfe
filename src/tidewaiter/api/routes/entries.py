"""Entries: files, their lines, what the law makes of them, what happens to them, and their messages."""

from tidewaiter.api.route import delete, get, post, put
from tidewaiter.service import prints
from tidewaiter.service.entries import compute, files, happen, preflight, transmit, wire

ROUTES = (
    get("/files",                        files.files),
    post("/files",                       files.add_file, most=8 << 20),
    get("/files/{id}",                   files.file),
    put("/files/{id}",                   files.change_file),
    post("/files/{id}/number",           files.assign_entry_number),
    get("/files/{id}/whole",             files.open_file),
    get("/files/{id}/lines",             files.file_lines),
    post("/files/{id}/lines",            files.add_file_line),
    get("/files/{id}/lines/{number}",    files.line_of_file),
    put("/files/{id}/lines/{number}",    files.change_file_line),
    delete("/files/{id}/lines/{number}", files.remove_file_line),
    get("/files/{id}/assessment",        compute.assess_file),
    post("/files/{id}/assessment",       compute.compute_file),
    post("/files/{id}/approval",         transmit.approve_file),
    get("/files/{id}/happenings",        happen.file_happenings),
    post("/files/{id}/happenings",       happen.record_event),
    post("/files/{id}/transmissions",    transmit.transmit_file),
    get("/files/{id}/messages",          files.file_messages),
    get("/files/{id}/exchanges",         preflight.file_exchanges),
    get("/files/{id}/preflight",         preflight.preflight),
    get("/files/{id}/sent/{control}",          wire.sent_message),
    get("/files/{id}/sent/{control}/bytes",    wire.sent_bytes),
    get("/files/{id}/came/{message}",          wire.came_message),
    get("/files/{id}/came/{message}/bytes",    wire.came_bytes),
    get("/files/{id}/prints",            prints.file_prints),
    get("/files/{id}/print",             prints.print_file, gives="application/pdf"),
    get("/files/{id}/history",           files.file_history),
    get("/search",                       files.search_files),
)
