"""The typed client: it is what its generator makes today, and it works."""

from __future__ import annotations

import filecmp
import importlib
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import httpx
import pytest
from tools.client import PLACE, main

from tests.api.firm import OURS, PASSWORD


@pytest.fixture
def made() -> Iterator[SimpleNamespace]:
    """The package, as whoever installs it has it."""
    sys.path.insert(0, str(PLACE.parent))
    names = {"client": "tidewaiter_client", "models": "tidewaiter_client.models", "access": "tidewaiter_client.api.access",
             "people": "tidewaiter_client.api.people", "webhooks": "tidewaiter_client.api.webhooks"}
    for name in ("access.log_in", "access.whoami", "people.people", "people.person", "webhooks.add_webhook", "webhooks.change_webhook"):
        importlib.import_module(f"tidewaiter_client.api.{name}")
    yield SimpleNamespace(**{name: importlib.import_module(module) for name, module in names.items()})
    sys.path.remove(str(PLACE.parent))


def test_it_is_what_is_generated_today(tmp_path):
    main(tmp_path / "tidewaiter_client")
    fresh = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.py")}
    assert fresh == {path.relative_to(PLACE.parent) for path in PLACE.rglob("*.py")}, "run `make client`"
    _, other, failed = filecmp.cmpfiles(tmp_path, PLACE.parent, map(str, sorted(fresh)), shallow=False)
    assert not other and not failed, f"run `make client`: {other[:5]}"


def test_one_logs_in_adds_changes_and_pages(client: httpx.Client, made):
    where, models = str(client.base_url).rstrip("/"), made.models
    with made.client.Client(where) as door:
        entered = made.access.log_in.sync(client=door, body=models.LogInRequest(f"head@{OURS}.example", PASSWORD))
        wrong = made.access.log_in.sync(client=door, body=models.LogInRequest(f"head@{OURS}.example", "no"))
    assert isinstance(wrong, models.Problem) and (wrong.status, wrong.title) == (401, "Not logged in")
    assert isinstance(entered, models.Entered)
    with made.client.AuthenticatedClient(where, entered.token) as desk:
        assert "webhook.write" in made.access.whoami.sync(client=desk).may
        record = made.webhooks.add_webhook.sync(client=desk, body=models.Webhook("https://desk.example/"), idempotency_key="one")
        assert made.webhooks.add_webhook.sync(client=desk, body=models.Webhook("https://desk.example/"), idempotency_key="one") == record
        record.value.active = False
        changed = made.webhooks.change_webhook.sync(record.id, client=desk, body=record.value, if_match=f'"{record.version}"')
        assert (changed.version, changed.value.active) == (2, False)
        stale = made.webhooks.change_webhook.sync(record.id, client=desk, body=record.value, if_match=f'"{record.version}"')
        assert isinstance(stale, models.Problem) and stale.status == 412
        page, seen = made.people.people.sync(client=desk, limit=3), []
        while page.next_:
            seen += page.items
            page = made.people.people.sync(client=desk, limit=3, after=page.next_)
        assert len(seen + page.items) == len({one.id for one in seen + page.items}) >= 7
