"""Holds, the papers of a file, the terms of carriers and terminals, and tasks."""

from __future__ import annotations

from sqlalchemy import Index, text

from tidewaiter.clearance.documents import FileDocument
from tidewaiter.clearance.holds import Hold
from tidewaiter.clearance.storage import StorageTariff
from tidewaiter.clearance.task import Task
from tidewaiter.store.kinds import kind

HOLDS = kind("hold", "hd", Hold, index=[("file",), ("client", "placed"), ("over", "placed"), ("placed",)])
PAPERS = kind("paper", "pa", FileDocument, index=[("file",), ("client", "state")])
TARIFFS = kind("storage_tariff", "st", StorageTariff, index=[("issuer", "charge")])
TASKS = kind("task", "tk", Task, unique=[("file", "kind", "subject")])

# A page of the worklist is found in one of these alone, without its rows: see store/worklist.py.
_T = TASKS.table.c
_ORDER = (_T.due_at, _T.weight.desc(), _T.id)
Index("tasks_by_day", _T.tenant, _T.status, *_ORDER, _T.kind, _T.role)
# Of open tasks alone: what was done in years is not read through.
_OPEN = text("status = 'open'")
Index("tasks_by_weight", _T.tenant, _T.weight.desc(), _T.due_at, _T.id, _T.kind, _T.role, sqlite_where=_OPEN, postgresql_where=_OPEN)
Index("tasks_of_person", _T.tenant, _T.person, _T.status, *_ORDER)
Index("tasks_of_team", _T.tenant, _T.team, _T.status, *_ORDER)
Index("tasks_of_client", _T.tenant, _T.client, _T.status, *_ORDER)
