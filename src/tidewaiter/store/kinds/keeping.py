"""What bears on how long records are kept: legal holds, and what a person says of a file that its days do not show."""

from __future__ import annotations

from tidewaiter.clearance.retention import LegalHold, RetentionFacts
from tidewaiter.store.kinds import kind

LEGAL_HOLDS = kind("legal_hold", "lh", LegalHold, index=[("subject",)])
RETENTION_FACTS = kind("retention_facts", "rf", RetentionFacts, table="retention_facts", unique=[("file",)])
