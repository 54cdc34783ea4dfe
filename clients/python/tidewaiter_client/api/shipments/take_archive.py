from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.taken_list import TakenList
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: File,
    client_query: str,
    name: str | Unset = "shipments.zip",
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["client"] = client_query

    params["name"] = name

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/shipment-archives",
        "params": params,
    }

    _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | TakenList | None:
    if response.status_code == 200:
        response_200 = TakenList.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | TakenList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: File,
    client_query: str,
    name: str | Unset = "shipments.zip",
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | TakenList]:
    """Take the shipments of a zip archive

     Take the shipments of a zip archive: each folder of it is one, or the archive itself where the
    papers lie at its top.

    Args:
        client_query (str):
        name (str | Unset):  Default: 'shipments.zip'.
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | TakenList]
    """

    kwargs = _get_kwargs(
        body=body,
        client_query=client_query,
        name=name,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: File,
    client_query: str,
    name: str | Unset = "shipments.zip",
    idempotency_key: str | Unset = UNSET,
) -> Problem | TakenList | None:
    """Take the shipments of a zip archive

     Take the shipments of a zip archive: each folder of it is one, or the archive itself where the
    papers lie at its top.

    Args:
        client_query (str):
        name (str | Unset):  Default: 'shipments.zip'.
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | TakenList
    """

    return sync_detailed(
        client=client,
        body=body,
        client_query=client_query,
        name=name,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: File,
    client_query: str,
    name: str | Unset = "shipments.zip",
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | TakenList]:
    """Take the shipments of a zip archive

     Take the shipments of a zip archive: each folder of it is one, or the archive itself where the
    papers lie at its top.

    Args:
        client_query (str):
        name (str | Unset):  Default: 'shipments.zip'.
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | TakenList]
    """

    kwargs = _get_kwargs(
        body=body,
        client_query=client_query,
        name=name,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: File,
    client_query: str,
    name: str | Unset = "shipments.zip",
    idempotency_key: str | Unset = UNSET,
) -> Problem | TakenList | None:
    """Take the shipments of a zip archive

     Take the shipments of a zip archive: each folder of it is one, or the archive itself where the
    papers lie at its top.

    Args:
        client_query (str):
        name (str | Unset):  Default: 'shipments.zip'.
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | TakenList
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            client_query=client_query,
            name=name,
            idempotency_key=idempotency_key,
        )
    ).parsed
