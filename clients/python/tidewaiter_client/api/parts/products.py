from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.product_page import ProductPage
from ...models.standing import Standing
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    client_query: str | Unset = "",
    sku: str | Unset = "",
    hts: str | Unset = "",
    standing: Standing | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["client"] = client_query

    params["sku"] = sku

    params["hts"] = hts

    json_standing: str | Unset = UNSET
    if not isinstance(standing, Unset):
        json_standing = standing.value

    params["standing"] = json_standing

    params["after"] = after

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/products",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | ProductPage | None:
    if response.status_code == 200:
        response_200 = ProductPage.from_dict(response.json())

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
) -> Response[Problem | ProductPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    client_query: str | Unset = "",
    sku: str | Unset = "",
    hts: str | Unset = "",
    standing: Standing | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[Problem | ProductPage]:
    """The products of the firm's clients, the oldest first

     The products of the firm's clients, the oldest first; by client, product number, the first digits of
    the HTS number, standing.

    Args:
        client_query (str | Unset):  Default: ''.
        sku (str | Unset):  Default: ''.
        hts (str | Unset):  Default: ''.
        standing (Standing | Unset):
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProductPage]
    """

    kwargs = _get_kwargs(
        client_query=client_query,
        sku=sku,
        hts=hts,
        standing=standing,
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
    client_query: str | Unset = "",
    sku: str | Unset = "",
    hts: str | Unset = "",
    standing: Standing | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Problem | ProductPage | None:
    """The products of the firm's clients, the oldest first

     The products of the firm's clients, the oldest first; by client, product number, the first digits of
    the HTS number, standing.

    Args:
        client_query (str | Unset):  Default: ''.
        sku (str | Unset):  Default: ''.
        hts (str | Unset):  Default: ''.
        standing (Standing | Unset):
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProductPage
    """

    return sync_detailed(
        client=client,
        client_query=client_query,
        sku=sku,
        hts=hts,
        standing=standing,
        after=after,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    client_query: str | Unset = "",
    sku: str | Unset = "",
    hts: str | Unset = "",
    standing: Standing | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[Problem | ProductPage]:
    """The products of the firm's clients, the oldest first

     The products of the firm's clients, the oldest first; by client, product number, the first digits of
    the HTS number, standing.

    Args:
        client_query (str | Unset):  Default: ''.
        sku (str | Unset):  Default: ''.
        hts (str | Unset):  Default: ''.
        standing (Standing | Unset):
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProductPage]
    """

    kwargs = _get_kwargs(
        client_query=client_query,
        sku=sku,
        hts=hts,
        standing=standing,
        after=after,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    client_query: str | Unset = "",
    sku: str | Unset = "",
    hts: str | Unset = "",
    standing: Standing | Unset = UNSET,
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Problem | ProductPage | None:
    """The products of the firm's clients, the oldest first

     The products of the firm's clients, the oldest first; by client, product number, the first digits of
    the HTS number, standing.

    Args:
        client_query (str | Unset):  Default: ''.
        sku (str | Unset):  Default: ''.
        hts (str | Unset):  Default: ''.
        standing (Standing | Unset):
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProductPage
    """

    return (
        await asyncio_detailed(
            client=client,
            client_query=client_query,
            sku=sku,
            hts=hts,
            standing=standing,
            after=after,
            limit=limit,
        )
    ).parsed
