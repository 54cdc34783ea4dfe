from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.alert_state import AlertState
from ...models.problem import Problem
from ...models.screening_alert_page import ScreeningAlertPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    state: AlertState | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state.value

    params["state"] = json_state

    params["after"] = after

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/screening-alerts",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ScreeningAlertPage | None:
    if response.status_code == 200:
        response_200 = ScreeningAlertPage.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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
) -> Response[Problem | ScreeningAlertPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    state: AlertState | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[Problem | ScreeningAlertPage]:
    """Alerts on those whom the firm keeps, the oldest first

     Alerts on those whom the firm keeps, the oldest first.

    Args:
        state (AlertState | Unset): Where an alert is. What is decided stays known, so that a
            change of the list finds it.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ScreeningAlertPage]
    """

    kwargs = _get_kwargs(
        state=state,
        after=after,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    state: AlertState | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Problem | ScreeningAlertPage | None:
    """Alerts on those whom the firm keeps, the oldest first

     Alerts on those whom the firm keeps, the oldest first.

    Args:
        state (AlertState | Unset): Where an alert is. What is decided stays known, so that a
            change of the list finds it.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ScreeningAlertPage
    """

    return sync_detailed(
        client=client,
        state=state,
        after=after,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    state: AlertState | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[Problem | ScreeningAlertPage]:
    """Alerts on those whom the firm keeps, the oldest first

     Alerts on those whom the firm keeps, the oldest first.

    Args:
        state (AlertState | Unset): Where an alert is. What is decided stays known, so that a
            change of the list finds it.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ScreeningAlertPage]
    """

    kwargs = _get_kwargs(
        state=state,
        after=after,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    state: AlertState | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Problem | ScreeningAlertPage | None:
    """Alerts on those whom the firm keeps, the oldest first

     Alerts on those whom the firm keeps, the oldest first.

    Args:
        state (AlertState | Unset): Where an alert is. What is decided stays known, so that a
            change of the list finds it.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ScreeningAlertPage
    """

    return (
        await asyncio_detailed(
            client=client,
            state=state,
            after=after,
            limit=limit,
        )
    ).parsed
