import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.business import Business
from ...models.may_file import MayFile
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: str,
    *,
    business: Business | Unset = UNSET,
    port: str | Unset = "",
    day: datetime.date | Unset = UNSET,
    activity: str | Unset = "1",
    transaction: str | Unset = "",
    single_cents: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_business: str | Unset = UNSET
    if not isinstance(business, Unset):
        json_business = business.value

    params["business"] = json_business

    params["port"] = port

    json_day: str | Unset = UNSET
    if not isinstance(day, Unset):
        json_day = day.isoformat()
    params["day"] = json_day

    params["activity"] = activity

    params["transaction"] = transaction

    params["single_cents"] = single_cents

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/clients/{id}/may-file".format(
            id=quote(str(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> MayFile | Problem | None:
    if response.status_code == 200:
        response_200 = MayFile.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[MayFile | Problem]:
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
    business: Business | Unset = UNSET,
    port: str | Unset = "",
    day: datetime.date | Unset = UNSET,
    activity: str | Unset = "1",
    transaction: str | Unset = "",
    single_cents: int | Unset = UNSET,
) -> Response[MayFile | Problem]:
    """Whether something may be filed for a client

     Whether something may be filed for a client: the firm, the client, its power of attorney, its bond.

    `day` is today where it is not given. `activity` is the bond's, empty where no bond is needed;
    `single_cents` is what a single transaction bond of `transaction` must amount to.

    Args:
        id (str):
        business (Business | Unset): Kinds of customs business, as a limited power names them and
            as the gate asks for them.
        port (str | Unset):  Default: ''.
        day (datetime.date | Unset):
        activity (str | Unset):  Default: '1'.
        transaction (str | Unset):  Default: ''.
        single_cents (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MayFile | Problem]
    """

    kwargs = _get_kwargs(
        id=id,
        business=business,
        port=port,
        day=day,
        activity=activity,
        transaction=transaction,
        single_cents=single_cents,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    business: Business | Unset = UNSET,
    port: str | Unset = "",
    day: datetime.date | Unset = UNSET,
    activity: str | Unset = "1",
    transaction: str | Unset = "",
    single_cents: int | Unset = UNSET,
) -> MayFile | Problem | None:
    """Whether something may be filed for a client

     Whether something may be filed for a client: the firm, the client, its power of attorney, its bond.

    `day` is today where it is not given. `activity` is the bond's, empty where no bond is needed;
    `single_cents` is what a single transaction bond of `transaction` must amount to.

    Args:
        id (str):
        business (Business | Unset): Kinds of customs business, as a limited power names them and
            as the gate asks for them.
        port (str | Unset):  Default: ''.
        day (datetime.date | Unset):
        activity (str | Unset):  Default: '1'.
        transaction (str | Unset):  Default: ''.
        single_cents (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MayFile | Problem
    """

    return sync_detailed(
        id=id,
        client=client,
        business=business,
        port=port,
        day=day,
        activity=activity,
        transaction=transaction,
        single_cents=single_cents,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    business: Business | Unset = UNSET,
    port: str | Unset = "",
    day: datetime.date | Unset = UNSET,
    activity: str | Unset = "1",
    transaction: str | Unset = "",
    single_cents: int | Unset = UNSET,
) -> Response[MayFile | Problem]:
    """Whether something may be filed for a client

     Whether something may be filed for a client: the firm, the client, its power of attorney, its bond.

    `day` is today where it is not given. `activity` is the bond's, empty where no bond is needed;
    `single_cents` is what a single transaction bond of `transaction` must amount to.

    Args:
        id (str):
        business (Business | Unset): Kinds of customs business, as a limited power names them and
            as the gate asks for them.
        port (str | Unset):  Default: ''.
        day (datetime.date | Unset):
        activity (str | Unset):  Default: '1'.
        transaction (str | Unset):  Default: ''.
        single_cents (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MayFile | Problem]
    """

    kwargs = _get_kwargs(
        id=id,
        business=business,
        port=port,
        day=day,
        activity=activity,
        transaction=transaction,
        single_cents=single_cents,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    business: Business | Unset = UNSET,
    port: str | Unset = "",
    day: datetime.date | Unset = UNSET,
    activity: str | Unset = "1",
    transaction: str | Unset = "",
    single_cents: int | Unset = UNSET,
) -> MayFile | Problem | None:
    """Whether something may be filed for a client

     Whether something may be filed for a client: the firm, the client, its power of attorney, its bond.

    `day` is today where it is not given. `activity` is the bond's, empty where no bond is needed;
    `single_cents` is what a single transaction bond of `transaction` must amount to.

    Args:
        id (str):
        business (Business | Unset): Kinds of customs business, as a limited power names them and
            as the gate asks for them.
        port (str | Unset):  Default: ''.
        day (datetime.date | Unset):
        activity (str | Unset):  Default: '1'.
        transaction (str | Unset):  Default: ''.
        single_cents (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MayFile | Problem
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            business=business,
            port=port,
            day=day,
            activity=activity,
            transaction=transaction,
            single_cents=single_cents,
        )
    ).parsed
