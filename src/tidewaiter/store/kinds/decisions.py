"""Proposals, the decisions on them, the firm's policies, reviews, and who may send without a licence."""

from __future__ import annotations

from tidewaiter.clearance.decisions.policy import Policy
from tidewaiter.clearance.decisions.record import Decision, Proposal
from tidewaiter.clearance.decisions.review import Review
from tidewaiter.clearance.decisions.sending import Authorisation
from tidewaiter.store.kinds import kind

PROPOSALS = kind("proposal", "pp", Proposal, index=[("subject", "status"), ("status", "created_at")])
DECISIONS = kind("decision", "dc", Decision, index=[("subject", "at")])
POLICIES = kind("policy", "po", Policy, table="policies")
REVIEWS = kind("review", "rv", Review, index=[("subject", "asked"), ("state", "due"), ("state", "risk_cents"), ("client", "state")])
AUTHORISATIONS = kind("authorisation", "au", Authorisation, index=[("person",)])
