import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.finding_list import FindingList
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    client_query: str,
    on: datetime.date | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["client"] = client_query

    json_on: str | Unset = UNSET
    if not isinstance(on, Unset):
        json_on = on.isoformat()
    params["on"] = json_on

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/product-findings",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FindingList | Problem | None:
    if response.status_code == 200:
        response_200 = FindingList.from_dict(response.json())

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
) -> Response[FindingList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    client_query: str,
    on: datetime.date | Unset = UNSET,
) -> Response[FindingList | Problem]:
    """Everything that is wrong with the products of a client on a day, today where none is named

     Everything that is wrong with the products of a client on a day, today where none is named; at most
    a thousand findings.

    Args:
        client_query (str):
        on (datetime.date | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FindingList | Problem]
    """

    kwargs = _get_kwargs(
        client_query=client_query,
        on=on,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    client_query: str,
    on: datetime.date | Unset = UNSET,
) -> FindingList | Problem | None:
    """Everything that is wrong with the products of a client on a day, today where none is named

     Everything that is wrong with the products of a client on a day, today where none is named; at most
    a thousand findings.

    Args:
        client_query (str):
        on (datetime.date | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FindingList | Problem
    """

    return sync_detailed(
        client=client,
        client_query=client_query,
        on=on,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    client_query: str,
    on: datetime.date | Unset = UNSET,
) -> Response[FindingList | Problem]:
    """Everything that is wrong with the products of a client on a day, today where none is named

     Everything that is wrong with the products of a client on a day, today where none is named; at most
    a thousand findings.

    Args:
        client_query (str):
        on (datetime.date | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FindingList | Problem]
    """

    kwargs = _get_kwargs(
        client_query=client_query,
        on=on,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    client_query: str,
    on: datetime.date | Unset = UNSET,
) -> FindingList | Problem | None:
    """Everything that is wrong with the products of a client on a day, today where none is named

     Everything that is wrong with the products of a client on a day, today where none is named; at most
    a thousand findings.

    Args:
        client_query (str):
        on (datetime.date | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FindingList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            client_query=client_query,
            on=on,
        )
    ).parsed
