from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivered_page import DeliveredPage
from ...models.delivery_state import DeliveryState
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: str,
    *,
    state: list[DeliveryState] | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: list[str] | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = []
        for state_item_data in state:
            state_item = state_item_data.value
            json_state.append(state_item)

    params["state"] = json_state

    params["after"] = after

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/webhooks/{id}/deliveries".format(
            id=quote(str(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DeliveredPage | Problem | None:
    if response.status_code == 200:
        response_200 = DeliveredPage.from_dict(response.json())

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

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

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
) -> Response[DeliveredPage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    state: list[DeliveryState] | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[DeliveredPage | Problem]:
    """What a webhook was told and is to be told, the newest first

     What a webhook was told and is to be told, the newest first; by state.

    Args:
        id (str):
        state (list[DeliveryState] | Unset):
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DeliveredPage | Problem]
    """

    kwargs = _get_kwargs(
        id=id,
        state=state,
        after=after,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    state: list[DeliveryState] | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> DeliveredPage | Problem | None:
    """What a webhook was told and is to be told, the newest first

     What a webhook was told and is to be told, the newest first; by state.

    Args:
        id (str):
        state (list[DeliveryState] | Unset):
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DeliveredPage | Problem
    """

    return sync_detailed(
        id=id,
        client=client,
        state=state,
        after=after,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    state: list[DeliveryState] | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[DeliveredPage | Problem]:
    """What a webhook was told and is to be told, the newest first

     What a webhook was told and is to be told, the newest first; by state.

    Args:
        id (str):
        state (list[DeliveryState] | Unset):
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DeliveredPage | Problem]
    """

    kwargs = _get_kwargs(
        id=id,
        state=state,
        after=after,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    state: list[DeliveryState] | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> DeliveredPage | Problem | None:
    """What a webhook was told and is to be told, the newest first

     What a webhook was told and is to be told, the newest first; by state.

    Args:
        id (str):
        state (list[DeliveryState] | Unset):
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DeliveredPage | Problem
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            state=state,
            after=after,
            limit=limit,
        )
    ).parsed
