"""The people of a firm."""

from __future__ import annotations

from tidewaiter.access.person import Person
from tidewaiter.store.kinds import kind

PEOPLE = kind("person", "p", Person, table="people", index=[("team",)], unique=[("login",)])
