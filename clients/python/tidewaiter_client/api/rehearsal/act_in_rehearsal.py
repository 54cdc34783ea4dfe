from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.file_there import FileThere
from ...models.let_happen import LetHappen
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: str,
    *,
    body: LetHappen,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/files/{id}/rehearsal".format(
            id=quote(str(id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FileThere | Problem | None:
    if response.status_code == 200:
        response_200 = FileThere.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[FileThere | Problem]:
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
    body: LetHappen,
    idempotency_key: str | Unset = UNSET,
) -> Response[FileThere | Problem]:
    """Let something happen to a file's entry in the rehearsal

     Let something happen to a file's entry in the rehearsal: a hold, a document that was asked for, an
    exam.

    Args:
        id (str):
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (LetHappen): What is to happen to an entry there: `name` as the journal has it, and
            what has to be told with it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileThere | Problem]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    body: LetHappen,
    idempotency_key: str | Unset = UNSET,
) -> FileThere | Problem | None:
    """Let something happen to a file's entry in the rehearsal

     Let something happen to a file's entry in the rehearsal: a hold, a document that was asked for, an
    exam.

    Args:
        id (str):
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (LetHappen): What is to happen to an entry there: `name` as the journal has it, and
            what has to be told with it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileThere | Problem
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    body: LetHappen,
    idempotency_key: str | Unset = UNSET,
) -> Response[FileThere | Problem]:
    """Let something happen to a file's entry in the rehearsal

     Let something happen to a file's entry in the rehearsal: a hold, a document that was asked for, an
    exam.

    Args:
        id (str):
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (LetHappen): What is to happen to an entry there: `name` as the journal has it, and
            what has to be told with it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileThere | Problem]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    body: LetHappen,
    idempotency_key: str | Unset = UNSET,
) -> FileThere | Problem | None:
    """Let something happen to a file's entry in the rehearsal

     Let something happen to a file's entry in the rehearsal: a hold, a document that was asked for, an
    exam.

    Args:
        id (str):
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (LetHappen): What is to happen to an entry there: `name` as the journal has it, and
            what has to be told with it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileThere | Problem
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
