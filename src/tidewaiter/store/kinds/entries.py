"""Entry files, their lines, and the messages that went and came for them."""

from sqlalchemy import Index

from tidewaiter.clearance.file import File, FileLine, Happening, Reply, Transmission
from tidewaiter.store.kinds import kind

FILES = kind(
    "file", "e", File,
    index=[("state", "created_at"), ("client", "created_at"), ("writer", "created_at"), ("created_at",)],
    unique=[("reference",), ("filer", "number")],
)
LINES = kind("file_line", "l", FileLine, index=[("hts",), ("product",)], unique=[("file", "number")])
TRANSMISSIONS = kind("transmission", "t", Transmission, index=[("file", "sent_at")], unique=[("control",)])
HAPPENINGS = kind("happening", "h", Happening, index=[("file", "mark")])
REPLIES = kind("reply", "r", Reply, table="replies", index=[("control",)], unique=[("file", "message")])

# For the intake of what CBP sends, which knows no tenant yet.
Index("files_number", FILES.table.c.filer, FILES.table.c.number)
Index("files_statement", FILES.table.c.statement)
Index("transmissions_control", TRANSMISSIONS.table.c.control)
