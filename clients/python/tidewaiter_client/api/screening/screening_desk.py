from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.screening_desk import ScreeningDesk
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    most: int | Unset = 100,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["most"] = most

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/screening-desk",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | ScreeningDesk | None:
    if response.status_code == 200:
        response_200 = ScreeningDesk.from_dict(response.json())

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
) -> Response[Problem | ScreeningDesk]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    most: int | Unset = 100,
) -> Response[Problem | ScreeningDesk]:
    """What waits on the screening desk

     What waits on the screening desk: hits to decide or to look at a second time, alerts, files not
    screened, concerns of goods, the lists.

    Args:
        most (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ScreeningDesk]
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
    most: int | Unset = 100,
) -> Problem | ScreeningDesk | None:
    """What waits on the screening desk

     What waits on the screening desk: hits to decide or to look at a second time, alerts, files not
    screened, concerns of goods, the lists.

    Args:
        most (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ScreeningDesk
    """

    return sync_detailed(
        client=client,
        most=most,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    most: int | Unset = 100,
) -> Response[Problem | ScreeningDesk]:
    """What waits on the screening desk

     What waits on the screening desk: hits to decide or to look at a second time, alerts, files not
    screened, concerns of goods, the lists.

    Args:
        most (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ScreeningDesk]
    """

    kwargs = _get_kwargs(
        most=most,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    most: int | Unset = 100,
) -> Problem | ScreeningDesk | None:
    """What waits on the screening desk

     What waits on the screening desk: hits to decide or to look at a second time, alerts, files not
    screened, concerns of goods, the lists.

    Args:
        most (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ScreeningDesk
    """

    return (
        await asyncio_detailed(
            client=client,
            most=most,
        )
    ).parsed
