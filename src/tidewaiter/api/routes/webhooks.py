"""Webhooks: addresses of the firm's own that are told of what happens."""

from tidewaiter.api.route import delete, get, post, put
from tidewaiter.service import webhooks

ROUTES = (
    get("/webhooks",                              webhooks.webhooks),
    post("/webhooks",                             webhooks.add_webhook),
    get("/webhooks/{id}",                         webhooks.webhook),
    put("/webhooks/{id}",                         webhooks.change_webhook),
    delete("/webhooks/{id}",                      webhooks.remove_webhook),
    post("/webhooks/{id}/secret",                 webhooks.new_webhook_secret),
    get("/webhooks/{id}/deliveries",              webhooks.webhook_deliveries),
    post("/webhooks/{id}/deliveries/{seq}/again", webhooks.resend_webhook_delivery),
)
