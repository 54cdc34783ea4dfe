from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.rehearsal_seen import RehearsalSeen
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    most: int | Unset = 60,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["most"] = most

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/rehearsal",
        "params": params,
    }

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
    most: int | Unset = 60,
) -> Response[Problem | RehearsalSeen]:
    """The rehearsal as this firm sees it

     The rehearsal as this firm sees it: clock, scenarios, its own entries there, and what is to come.

    Args:
        most (int | Unset):  Default: 60.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RehearsalSeen]
    """

    kwargs = _get_kwargs(
        most=most,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    most: int | Unset = 60,
) -> Problem | RehearsalSeen | None:
    """The rehearsal as this firm sees it

     The rehearsal as this firm sees it: clock, scenarios, its own entries there, and what is to come.

    Args:
        most (int | Unset):  Default: 60.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RehearsalSeen
    """

    return sync_detailed(
        client=client,
        most=most,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    most: int | Unset = 60,
) -> Response[Problem | RehearsalSeen]:
    """The rehearsal as this firm sees it

     The rehearsal as this firm sees it: clock, scenarios, its own entries there, and what is to come.

    Args:
        most (int | Unset):  Default: 60.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RehearsalSeen]
    """

    kwargs = _get_kwargs(
        most=most,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    most: int | Unset = 60,
) -> Problem | RehearsalSeen | None:
    """The rehearsal as this firm sees it

     The rehearsal as this firm sees it: clock, scenarios, its own entries there, and what is to come.

    Args:
        most (int | Unset):  Default: 60.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RehearsalSeen
    """

    return (
        await asyncio_detailed(
            client=client,
            most=most,
        )
    ).parsed
