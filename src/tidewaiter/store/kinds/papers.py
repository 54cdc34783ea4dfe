"""Papers that are kept with entries."""

from tidewaiter.clearance.kept_paper import KeptPaper
from tidewaiter.store.kinds import kind

KEPT_PAPERS = kind("kept_paper", "kp", KeptPaper, index=[("file",)], unique=[("file", "sha256", "name")])
