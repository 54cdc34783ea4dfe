"""Webhooks: addresses of the firm's own that are told of what happens."""

from tidewaiter.api.route import get, post, put
from tidewaiter.service import webhooks

ROUTES = (
    get("/webhooks",       webhooks.webhooks),
    post("/webhooks",      webhooks.add_webhook),
    get("/webhooks/{id}",  webhooks.webhook),
    put("/webhooks/{id}",  webhooks.change_webhook),
)
