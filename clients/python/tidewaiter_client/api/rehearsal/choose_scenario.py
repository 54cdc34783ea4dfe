from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.choose_scenario_request import ChooseScenarioRequest
from ...models.problem import Problem
from ...models.rehearsal_seen import RehearsalSeen
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: ChooseScenarioRequest,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/rehearsal/scenario",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | RehearsalSeen | None:
    if response.status_code == 200:
        response_200 = RehearsalSeen.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | RehearsalSeen]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ChooseScenarioRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | RehearsalSeen]:
    """Let a scenario that ships go on in the rehearsal from now, or from a day that is not yet past there

     Let a scenario that ships go on in the rehearsal from now, or from a day that is not yet past there.

    Its own bills are put on file; the carriers of all others are taken to have filed theirs.

    Args:
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (ChooseScenarioRequest): What choose_scenario is told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RehearsalSeen]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: ChooseScenarioRequest,
    idempotency_key: str | Unset = UNSET,
) -> Problem | RehearsalSeen | None:
    """Let a scenario that ships go on in the rehearsal from now, or from a day that is not yet past there

     Let a scenario that ships go on in the rehearsal from now, or from a day that is not yet past there.

    Its own bills are put on file; the carriers of all others are taken to have filed theirs.

    Args:
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (ChooseScenarioRequest): What choose_scenario is told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RehearsalSeen
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ChooseScenarioRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | RehearsalSeen]:
    """Let a scenario that ships go on in the rehearsal from now, or from a day that is not yet past there

     Let a scenario that ships go on in the rehearsal from now, or from a day that is not yet past there.

    Its own bills are put on file; the carriers of all others are taken to have filed theirs.

    Args:
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (ChooseScenarioRequest): What choose_scenario is told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RehearsalSeen]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: ChooseScenarioRequest,
    idempotency_key: str | Unset = UNSET,
) -> Problem | RehearsalSeen | None:
    """Let a scenario that ships go on in the rehearsal from now, or from a day that is not yet past there

     Let a scenario that ships go on in the rehearsal from now, or from a day that is not yet past there.

    Its own bills are put on file; the carriers of all others are taken to have filed theirs.

    Args:
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (ChooseScenarioRequest): What choose_scenario is told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RehearsalSeen
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
