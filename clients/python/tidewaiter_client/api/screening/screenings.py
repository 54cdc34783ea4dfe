from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.screening_page import ScreeningPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    about: str | Unset = "",
    client_query: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["about"] = about

    params["client"] = client_query

    params["after"] = after

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/screenings",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ScreeningPage | None:
    if response.status_code == 200:
        response_200 = ScreeningPage.from_dict(response.json())

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
) -> Response[Problem | ScreeningPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    about: str | Unset = "",
    client_query: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[Problem | ScreeningPage]:
    """The screenings that were kept, the newest first

     The screenings that were kept, the newest first; of a file, client or product by its id, or of a
    client's own.

    Args:
        about (str | Unset):  Default: ''.
        client_query (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ScreeningPage]
    """

    kwargs = _get_kwargs(
        about=about,
        client_query=client_query,
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
    about: str | Unset = "",
    client_query: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Problem | ScreeningPage | None:
    """The screenings that were kept, the newest first

     The screenings that were kept, the newest first; of a file, client or product by its id, or of a
    client's own.

    Args:
        about (str | Unset):  Default: ''.
        client_query (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ScreeningPage
    """

    return sync_detailed(
        client=client,
        about=about,
        client_query=client_query,
        after=after,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    about: str | Unset = "",
    client_query: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[Problem | ScreeningPage]:
    """The screenings that were kept, the newest first

     The screenings that were kept, the newest first; of a file, client or product by its id, or of a
    client's own.

    Args:
        about (str | Unset):  Default: ''.
        client_query (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ScreeningPage]
    """

    kwargs = _get_kwargs(
        about=about,
        client_query=client_query,
        after=after,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    about: str | Unset = "",
    client_query: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Problem | ScreeningPage | None:
    """The screenings that were kept, the newest first

     The screenings that were kept, the newest first; of a file, client or product by its id, or of a
    client's own.

    Args:
        about (str | Unset):  Default: ''.
        client_query (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ScreeningPage
    """

    return (
        await asyncio_detailed(
            client=client,
            about=about,
            client_query=client_query,
            after=after,
            limit=limit,
        )
    ).parsed
