from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.entered import Entered
from ...models.log_in_request import LogInRequest
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    *,
    body: LogInRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/sessions",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Entered | Problem | None:
    if response.status_code == 201:
        response_201 = Entered.from_dict(response.json())

        return response_201

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Entered | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: LogInRequest,
) -> Response[Entered | Problem]:
    """Begin a session with login and password, and a code where one is set

     Begin a session with login and password, and a code where one is set.

    The answer to an unknown login, a wrong password and a person who is no longer active is the same,
    and takes as long. What was typed as an unknown login is kept nowhere: it may be a password.

    Args:
        body (LogInRequest): What log_in is told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Entered | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: LogInRequest,
) -> Entered | Problem | None:
    """Begin a session with login and password, and a code where one is set

     Begin a session with login and password, and a code where one is set.

    The answer to an unknown login, a wrong password and a person who is no longer active is the same,
    and takes as long. What was typed as an unknown login is kept nowhere: it may be a password.

    Args:
        body (LogInRequest): What log_in is told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Entered | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: LogInRequest,
) -> Response[Entered | Problem]:
    """Begin a session with login and password, and a code where one is set

     Begin a session with login and password, and a code where one is set.

    The answer to an unknown login, a wrong password and a person who is no longer active is the same,
    and takes as long. What was typed as an unknown login is kept nowhere: it may be a password.

    Args:
        body (LogInRequest): What log_in is told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Entered | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: LogInRequest,
) -> Entered | Problem | None:
    """Begin a session with login and password, and a code where one is set

     Begin a session with login and password, and a code where one is set.

    The answer to an unknown login, a wrong password and a person who is no longer active is the same,
    and takes as long. What was typed as an unknown login is kept nowhere: it may be a password.

    Args:
        body (LogInRequest): What log_in is told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Entered | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
