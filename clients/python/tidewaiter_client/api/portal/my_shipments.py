from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.my_shipments import MyShipments
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    text: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 25,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["text"] = text

    params["after"] = after

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/portal/shipments",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> MyShipments | Problem | None:
    if response.status_code == 200:
        response_200 = MyShipments.from_dict(response.json())

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
) -> Response[MyShipments | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    text: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 25,
) -> Response[MyShipments | Problem]:
    """The shipments of one's own firm, the newest first

     The shipments of one's own firm, the newest first; with a text those that have a reference which
    begins so.

    Args:
        text (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MyShipments | Problem]
    """

    kwargs = _get_kwargs(
        text=text,
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
    text: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 25,
) -> MyShipments | Problem | None:
    """The shipments of one's own firm, the newest first

     The shipments of one's own firm, the newest first; with a text those that have a reference which
    begins so.

    Args:
        text (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MyShipments | Problem
    """

    return sync_detailed(
        client=client,
        text=text,
        after=after,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    text: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 25,
) -> Response[MyShipments | Problem]:
    """The shipments of one's own firm, the newest first

     The shipments of one's own firm, the newest first; with a text those that have a reference which
    begins so.

    Args:
        text (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MyShipments | Problem]
    """

    kwargs = _get_kwargs(
        text=text,
        after=after,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    text: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 25,
) -> MyShipments | Problem | None:
    """The shipments of one's own firm, the newest first

     The shipments of one's own firm, the newest first; with a text those that have a reference which
    begins so.

    Args:
        text (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MyShipments | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            text=text,
            after=after,
            limit=limit,
        )
    ).parsed
