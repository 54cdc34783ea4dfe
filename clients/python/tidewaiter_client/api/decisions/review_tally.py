import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.tally import Tally
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    since: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    client_query: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_since: str | Unset = UNSET
    if not isinstance(since, Unset):
        json_since = since.isoformat()
    params["since"] = json_since

    json_before: str | Unset = UNSET
    if not isinstance(before, Unset):
        json_before = before.isoformat()
    params["before"] = json_before

    params["client"] = client_query

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/errors-found",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | Tally | None:
    if response.status_code == 200:
        response_200 = Tally.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | Tally]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    since: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    client_query: str | Unset = "",
) -> Response[Problem | Tally]:
    """What reviews found, counted by writer, kind and family of error, client, source and reviewer

     What reviews found, counted by writer, kind and family of error, client, source and reviewer.

    Args:
        since (datetime.datetime | Unset):
        before (datetime.datetime | Unset):
        client_query (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Tally]
    """

    kwargs = _get_kwargs(
        since=since,
        before=before,
        client_query=client_query,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    since: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    client_query: str | Unset = "",
) -> Problem | Tally | None:
    """What reviews found, counted by writer, kind and family of error, client, source and reviewer

     What reviews found, counted by writer, kind and family of error, client, source and reviewer.

    Args:
        since (datetime.datetime | Unset):
        before (datetime.datetime | Unset):
        client_query (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Tally
    """

    return sync_detailed(
        client=client,
        since=since,
        before=before,
        client_query=client_query,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    since: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    client_query: str | Unset = "",
) -> Response[Problem | Tally]:
    """What reviews found, counted by writer, kind and family of error, client, source and reviewer

     What reviews found, counted by writer, kind and family of error, client, source and reviewer.

    Args:
        since (datetime.datetime | Unset):
        before (datetime.datetime | Unset):
        client_query (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Tally]
    """

    kwargs = _get_kwargs(
        since=since,
        before=before,
        client_query=client_query,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    since: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    client_query: str | Unset = "",
) -> Problem | Tally | None:
    """What reviews found, counted by writer, kind and family of error, client, source and reviewer

     What reviews found, counted by writer, kind and family of error, client, source and reviewer.

    Args:
        since (datetime.datetime | Unset):
        before (datetime.datetime | Unset):
        client_query (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Tally
    """

    return (
        await asyncio_detailed(
            client=client,
            since=since,
            before=before,
            client_query=client_query,
        )
    ).parsed
