from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.print_ import Print
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: str,
    *,
    what: Print,
    trucker: str | Unset = "",
    note: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_what = what.value
    params["what"] = json_what

    params["trucker"] = trucker

    params["note"] = note

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/files/{id}/print".format(
            id=quote(str(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | None:
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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem]:
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
    what: Print,
    trucker: str | Unset = "",
    note: str | Unset = "",
) -> Response[Problem]:
    """A paper of a file as PDF, as the file stands now

     A paper of a file as PDF, as the file stands now.

    Args:
        id (str):
        what (Print): A paper that a file may be printed as.
        trucker (str | Unset):  Default: ''.
        note (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem]
    """

    kwargs = _get_kwargs(
        id=id,
        what=what,
        trucker=trucker,
        note=note,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    what: Print,
    trucker: str | Unset = "",
    note: str | Unset = "",
) -> Problem | None:
    """A paper of a file as PDF, as the file stands now

     A paper of a file as PDF, as the file stands now.

    Args:
        id (str):
        what (Print): A paper that a file may be printed as.
        trucker (str | Unset):  Default: ''.
        note (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem
    """

    return sync_detailed(
        id=id,
        client=client,
        what=what,
        trucker=trucker,
        note=note,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    what: Print,
    trucker: str | Unset = "",
    note: str | Unset = "",
) -> Response[Problem]:
    """A paper of a file as PDF, as the file stands now

     A paper of a file as PDF, as the file stands now.

    Args:
        id (str):
        what (Print): A paper that a file may be printed as.
        trucker (str | Unset):  Default: ''.
        note (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem]
    """

    kwargs = _get_kwargs(
        id=id,
        what=what,
        trucker=trucker,
        note=note,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    what: Print,
    trucker: str | Unset = "",
    note: str | Unset = "",
) -> Problem | None:
    """A paper of a file as PDF, as the file stands now

     A paper of a file as PDF, as the file stands now.

    Args:
        id (str):
        what (Print): A paper that a file may be printed as.
        trucker (str | Unset):  Default: ''.
        note (str | Unset):  Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            what=what,
            trucker=trucker,
            note=note,
        )
    ).parsed
