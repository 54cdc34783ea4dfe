"""Health: whether the service answers."""

from tidewaiter.api.route import get
from tidewaiter.service import health

ROUTES = (
    get("/health", health.health, anonymous=True),
)
