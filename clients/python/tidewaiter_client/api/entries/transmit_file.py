from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.transmission_record import TransmissionRecord
from ...models.wish import Wish
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: str,
    *,
    body: Wish,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/files/{id}/transmissions".format(
            id=quote(str(id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | TransmissionRecord | None:
    if response.status_code == 200:
        response_200 = TransmissionRecord.from_dict(response.json())

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

    if response.status_code == 412:
        response_412 = Problem.from_dict(response.json())

        return response_412

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 428:
        response_428 = Problem.from_dict(response.json())

        return response_428

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
) -> Response[Problem | TransmissionRecord]:
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
    body: Wish,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | TransmissionRecord]:
    """Queue a message of a file for CBP, with every gate closed behind it

     Queue a message of a file for CBP, with every gate closed behind it; else nothing is sent, and all
    that is open is told.

    What it is, filed anew or in the place of what is on file, follows from where the file stands. The
    gates: the firm's licence and permit, the client's power of attorney and bond, decisions and
    reviews, the screening of its parties, fatal findings, and that nothing changed since it was made
    ready. The message, the move of the file and the record of who sent it are one transaction.

    Args:
        id (str):
        if_match (str): The version that is edited, as ETag gave it: "3"
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (Wish): What is to be sent, by which gateway to CBP's side (docs/filing.md), and why.

            A cancellation has a reason of CATAIR, 01 to 12, and with 02, 03 and 04 the number that
            takes the entry's place.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | TransmissionRecord]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
        if_match=if_match,
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
    body: Wish,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
) -> Problem | TransmissionRecord | None:
    """Queue a message of a file for CBP, with every gate closed behind it

     Queue a message of a file for CBP, with every gate closed behind it; else nothing is sent, and all
    that is open is told.

    What it is, filed anew or in the place of what is on file, follows from where the file stands. The
    gates: the firm's licence and permit, the client's power of attorney and bond, decisions and
    reviews, the screening of its parties, fatal findings, and that nothing changed since it was made
    ready. The message, the move of the file and the record of who sent it are one transaction.

    Args:
        id (str):
        if_match (str): The version that is edited, as ETag gave it: "3"
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (Wish): What is to be sent, by which gateway to CBP's side (docs/filing.md), and why.

            A cancellation has a reason of CATAIR, 01 to 12, and with 02, 03 and 04 the number that
            takes the entry's place.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | TransmissionRecord
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    body: Wish,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
) -> Response[Problem | TransmissionRecord]:
    """Queue a message of a file for CBP, with every gate closed behind it

     Queue a message of a file for CBP, with every gate closed behind it; else nothing is sent, and all
    that is open is told.

    What it is, filed anew or in the place of what is on file, follows from where the file stands. The
    gates: the firm's licence and permit, the client's power of attorney and bond, decisions and
    reviews, the screening of its parties, fatal findings, and that nothing changed since it was made
    ready. The message, the move of the file and the record of who sent it are one transaction.

    Args:
        id (str):
        if_match (str): The version that is edited, as ETag gave it: "3"
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (Wish): What is to be sent, by which gateway to CBP's side (docs/filing.md), and why.

            A cancellation has a reason of CATAIR, 01 to 12, and with 02, 03 and 04 the number that
            takes the entry's place.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | TransmissionRecord]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
        if_match=if_match,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    body: Wish,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
) -> Problem | TransmissionRecord | None:
    """Queue a message of a file for CBP, with every gate closed behind it

     Queue a message of a file for CBP, with every gate closed behind it; else nothing is sent, and all
    that is open is told.

    What it is, filed anew or in the place of what is on file, follows from where the file stands. The
    gates: the firm's licence and permit, the client's power of attorney and bond, decisions and
    reviews, the screening of its parties, fatal findings, and that nothing changed since it was made
    ready. The message, the move of the file and the record of who sent it are one transaction.

    Args:
        id (str):
        if_match (str): The version that is edited, as ETag gave it: "3"
        idempotency_key (str | Unset): A text of your own, new for each new request: sent again
            within a day, the request is not done again, and its answer is given again
        body (Wish): What is to be sent, by which gateway to CBP's side (docs/filing.md), and why.

            A cancellation has a reason of CATAIR, 01 to 12, and with 02, 03 and 04 the number that
            takes the entry's place.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | TransmissionRecord
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
            if_match=if_match,
            idempotency_key=idempotency_key,
        )
    ).parsed
