"""Proposals, the decisions on them, the firm's policies, reviews of entries, and who may send without a licence."""

from __future__ import annotations

from tidewaiter.clearance.decisions.policy import Policy
from tidewaiter.clearance.decisions.record import Decision, Proposal
from tidewaiter.clearance.decisions.review import EntryReview
from tidewaiter.clearance.decisions.sending import Authorisation
from tidewaiter.store.kinds import kind

PROPOSALS = kind("proposal", "pp", Proposal, index=[("subject", "status"), ("status", "created_at")])
DECISIONS = kind("decision", "dc", Decision, index=[("subject", "created_at")])
POLICIES = kind("policy", "po", Policy, table="policies")
ENTRY_REVIEWS = kind("entry_review", "er", EntryReview, index=[("subject", "created_at"), ("state", "due"), ("state", "risk_cents"),
           ("state", "client")])
AUTHORISATIONS = kind("authorisation", "au", Authorisation, index=[("person",)])
