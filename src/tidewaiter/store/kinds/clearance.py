"""Holds, the papers of a file, the terms of carriers and terminals, and tasks."""

from __future__ import annotations

from tidewaiter.clearance.documents import FileDocument
from tidewaiter.clearance.holds import Hold
from tidewaiter.clearance.storage import StorageTariff
from tidewaiter.clearance.task import Task
from tidewaiter.store.kinds import kind

HOLDS = kind("hold", "hd", Hold, index=[("file",), ("client", "placed"), ("over", "placed"), ("placed",)])
PAPERS = kind("paper", "pa", FileDocument, index=[("file",), ("client", "state")])
TARIFFS = kind("storage_tariff", "st", StorageTariff, index=[("issuer", "charge")])
# A page of the worklist is read by one of these from its first row on: see store/worklist.py.
TASKS = kind(
    "task", "tk", Task,
    index=[("status", "due_at"), ("status", "weight", "due_at"), ("person", "status", "due_at"), ("team", "status", "due_at"),
           ("client", "status", "due_at")],
    unique=[("file", "kind", "subject")],
)
