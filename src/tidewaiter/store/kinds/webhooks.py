"""Webhooks and their secrets."""

from tidewaiter.access.webhook import Webhook, WebhookSecret
from tidewaiter.store.kinds import kind

WEBHOOKS = kind("webhook", "w", Webhook)
WEBHOOK_SECRETS = kind("webhook_secret", "ws", WebhookSecret, index=[("webhook",)])
