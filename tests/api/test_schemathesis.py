"""Schemathesis over every route, all checks in their default settings: as anybody, as each role, with real ids of one's own and of another firm.

Half of the requests that fit are pointed at records which are there, and an edit of one names the version that it has: what no description
can say is told by a hook. TIDEWAITER_SCHEMATHESIS=N tries every route N times and the edges of every schema besides.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.core.parameters import ParameterLocation as At

from tests.api import firm
from tests.api.serving import served
from tidewaiter.access.actions import ACTIONS
from tidewaiter.access.person import Role
from tidewaiter.api import routes
from tidewaiter.api.app import described
from tidewaiter.api.route import Use, get_one

MANY = int(os.environ.get("TIDEWAITER_SCHEMATHESIS", "0"))
USES = {use.name: use for use in routes.every()}
SETTINGS = settings(max_examples=MANY or 15, deadline=None, derandomize=not MANY, suppress_health_check=list(HealthCheck), database=None)
MINE, FOREIGN, INVENTED = "mine", "foreign", "invented"


def description(coverage: bool) -> Any:
    config = schemathesis.Config()
    config.projects.default.phases.coverage.enabled = coverage
    config.projects.default.phases.examples.enabled = False
    return schemathesis.openapi.from_dict(described(), config=config)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("schemathesis")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIDEWAITER_HOME", str(folder / "home"))
        app = firm.app(Path(folder))
        with served(app) as address, requests.Session() as session:
            yield app, f"{address}/api", session


def choice(case: Any, of: int) -> int:
    """The same for the same request, whoever asks again."""
    return zlib.crc32(repr((case.method, case.path, case.path_parameters, case.query, case.headers, case.body)).encode("utf-8", "replace")) % of


def who(case: Any, use: Use) -> tuple[str | None, bool]:
    """As whom a request is sent, and whether they may: mostly somebody who may, else another role, or nobody."""
    drawn = choice(case, 20)
    may = [role for role in Role if use.anonymous or role in ACTIONS[use.action].roles]
    others = [None, *(role for role in Role if role not in may)]
    return (others[drawn % len(others)], False) if drawn < 5 and not use.anonymous else (may[drawn % len(may)], True)


def put_ids(app: Any, address: str, session: requests.Session, case: Any, use: Use, role: Role | None) -> str:
    """Point a request at a record that is there, where it says otherwise all that the description asks; and whose that is."""
    role = role or Role.ADMIN
    meta = case.meta
    if meta.is_negative_at(At.PATH) or meta.is_negative_at(At.HEADER):
        return INVENTED
    if use.version and "{" not in use.path:
        case.headers["If-Match"] = version(address, session, use, {}, role) or case.headers["If-Match"]
    if "{" not in use.path:
        return INVENTED
    whose = (MINE, MINE, FOREIGN, INVENTED)[choice(case, 4)]
    if whose == INVENTED:
        return whose
    for name, id in firm.ids(app, firm.OURS if whose == MINE else firm.THEIRS, role, use).items():
        if name in case.path_parameters:
            case.path_parameters[name] = id
    if use.version:
        case.headers["If-Match"] = version(address, session, use, case.path_parameters, role) or case.headers["If-Match"]
    return whose


def version(address: str, session: requests.Session, use: Use, ids: dict[str, Any], role: Role) -> str | None:
    """The version at which a record stands."""
    reading = get_one(use, USES.values())
    if reading is None:
        return None
    return session.get(f"{address}{reading.path.format(**ids)}", headers=firm.token(role)).headers.get("ETag")


def ask(case: Any, site: Any) -> None:
    app, address, session = site
    use = USES[case.operation.definition.raw["operationId"]]
    role, may = who(case, use)
    case.headers = case.headers if case.headers is not None else {}
    whose = put_ids(app, address, session, case, use, role)
    answer = case.call_and_validate(base_url=address, session=session, headers=firm.token(role) if role and not use.anonymous else {}, timeout=60)
    if not may:
        assert answer.status_code in (401, 403, 404, 405), f"{role} on {use.method} {use.path}: {answer.status_code}"
    if whose == FOREIGN:
        assert not 200 <= answer.status_code < 300, f"{use.method} {use.path} of another firm: {answer.status_code}"
    assert f"of {firm.THEIRS}".encode() not in answer.content


if MANY:
    whole = description(coverage=True)

    @whole.parametrize()
    @SETTINGS
    def test_nothing_is_found_at_the_edges_either(case, site):
        ask(case, site)
else:
    plain = description(coverage=False)

    @plain.parametrize()
    @SETTINGS
    def test_nothing_is_found(case, site):
        ask(case, site)

    SMALL = [use.name for use in USES.values() if (not use.takes and "{" not in use.path) or use.name == "add_webhook"]
    small = description(coverage=True).include(operation_id=SMALL)

    @small.parametrize()
    @settings(SETTINGS, max_examples=1)
    def test_nothing_is_found_at_the_edges(case, site):
        ask(case, site)


def test_nothing_is_found_from_one_request_to_the_next(site):
    """What is made is read, changed, changed again and taken away, by the links of the description."""
    _, address, session = site
    told = description(coverage=False).include(tag="webhooks")
    admin = firm.token(Role.ADMIN)

    class Machine(told.as_state_machine()):     # type: ignore[misc]
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"base_url": address, "session": session, "headers": admin}

        def before_call(self, case: Any) -> None:
            use = USES[case.operation.definition.raw["operationId"]]
            if use.version and not case.meta.is_negative_at(At.HEADER) and not case.meta.is_negative_at(At.PATH):
                case.headers["If-Match"] = version(address, session, use, case.path_parameters, Role.ADMIN) or case.headers["If-Match"]

    Machine.run(settings=settings(SETTINGS, max_examples=MANY or 10, stateful_step_count=8))
