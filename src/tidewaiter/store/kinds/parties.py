"""Clients, their sealed numbers, powers of attorney and bonds; the firm, its licences, permits and people."""

from __future__ import annotations

from tidewaiter.parties.bond import Bond
from tidewaiter.parties.client import Client
from tidewaiter.parties.firm import Employee, Firm, Licence, Permit, Review
from tidewaiter.parties.other_duties import OtherDuties
from tidewaiter.parties.power import Power
from tidewaiter.parties.secret_number import SecretNumber
from tidewaiter.store.kinds import kind

CLIENTS = kind("client", "c", Client, index=[("name",), ("number",)])
SECRET_NUMBERS = kind("secret_number", "cs", SecretNumber, index=[("fingerprint",)], unique=[("client",)])
POWERS = kind("power", "pw", Power, index=[("client",)])
BONDS = kind("bond", "b", Bond, index=[("principal",)])
OTHER_DUTIES = kind("other_duties", "od", OtherDuties, table="other_duties", index=[("client", "day")])
FIRMS = kind("firm", "fm", Firm)
LICENCES = kind("licence", "li", Licence, unique=[("number",)])
PERMITS = kind("permit", "pm", Permit, unique=[("number",)])
EMPLOYEES = kind("employee", "em", Employee, index=[("name",)])
REVIEWS = kind("review", "rv", Review, index=[("employee", "day")])
