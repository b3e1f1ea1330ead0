"""`staff` and `clinic`: accounts of the clinic's side, and its logs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from unweary.cli.directory import start

if TYPE_CHECKING:
    from unweary.web.clinic.models import Staff


@click.group("staff")
def staff_group() -> None:
    """Accounts of administrators and of people in clinics. No password is ever given here.

    \b
    Example:
      unweary staff add admin@example.org --host
    """


@staff_group.command("add")
@click.argument("email")
@click.option("--host", "is_host", is_flag=True, help="an administrator of this site")
@click.option("--name", default="", help="shown beside what they do")
@click.option("--demo", is_flag=True, help="an owner of the made-up clinic of unweary demo")
@click.option("--address", default="", help="of the site, where UNWEARY_ADDRESS is not set")
def add_command(email: str, is_host: bool, name: str, demo: bool, address: str) -> None:
    """Make an account and print a link to set its password. It works once, for 7 days.

    Given an address that has an account without a password, it makes a new link.

    \b
    Example:
      unweary staff add admin@example.org --host
    """
    start()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.utils import timezone

    from unweary.web.care.demo_clinic import demo_clinic
    from unweary.web.clinic import accounts

    try:
        validate_email(email)
    except ValidationError:
        click.echo(f"{email} is not an e-mail address.", err=True)
        sys.exit(2)
    known = accounts.account_of(email)
    if demo and demo_clinic() is None:
        click.echo("There is no made-up clinic. First: unweary demo", err=True)
        sys.exit(1)
    if known is not None and known.has_usable_password():
        if demo:
            _join_demo(known)
            return
        if is_host and not known.is_host:
            accounts.make_host(staff=known, at=timezone.now())
            click.echo(f"{known.email} is an administrator now.")
            return
        click.echo(f"{known.email} has an account. To start it anew: unweary staff reset", err=True)
        sys.exit(1)
    staff, token = accounts.open_account(email=email, name=name, at=timezone.now(), is_host=is_host)
    if demo:
        _join_demo(staff)
    _print_link(token, address)


@staff_group.command("list")
def list_command() -> None:
    """Every account: address, whether an administrator, second factor, clinics.

    \b
    Example:
      unweary staff list
    """
    start()
    from unweary.web.clinic import accounts

    for told in accounts.described():
        click.echo("\t".join(told))


@staff_group.command("remove")
@click.argument("email")
def remove_command(email: str) -> None:
    """Close an account: it can no longer sign in, and is a member of nothing.

    \b
    Example:
      unweary staff remove somebody@example.org
    """
    start()
    from django.utils import timezone

    from unweary.web.clinic import accounts

    staff = _account(email)
    try:
        accounts.close_account(staff=staff, by=None, at=timezone.now())
    except accounts.LastOwner as error:
        click.echo(f"They are the only owner of: {error}. Make another one first.", err=True)
        sys.exit(1)
    click.echo(f"{staff.email} is closed.")


@staff_group.command("reset")
@click.argument("email")
@click.option("--address", default="", help="of the site, where UNWEARY_ADDRESS is not set")
def reset_command(email: str, address: str) -> None:
    """For somebody who lost password and second factor: take both away, print a new link.

    \b
    Example:
      unweary staff reset somebody@example.org
    """
    start()
    from django.utils import timezone

    from unweary.web.clinic import accounts

    _print_link(accounts.reset_account(staff=_account(email), at=timezone.now()), address)


@click.group("clinic")
def clinic_group() -> None:
    """The clinic's side of the site.

    \b
    Example:
      unweary clinic audit verify
    """


@clinic_group.group("audit")
def audit_group() -> None:
    """The logs of what was seen and done.

    \b
    Example:
      unweary clinic audit verify
    """


@audit_group.command("verify")
def verify_command() -> None:
    """Check every chain: an entry that was changed or is missing is named.

    That the end of a chain was cut off shows against an export that was kept elsewhere: compare
    the last digests that this prints. Exit code 1 where a chain does not hold.

    \b
    Example:
      unweary clinic audit verify
    """
    start()
    from unweary.web.clinic import audit

    found = list(audit.broken(audit.every_entry()))
    for place in found:
        click.echo(f"{place.chain} {place.number}: {place.why}", err=True)
    for chain, number, digest in audit.ends():
        click.echo(f"{chain}\t{number}\t{digest}")
    click.echo("Some chains do not hold." if found else "Every chain holds.")
    sys.exit(1 if found else 0)


def _account(email: str) -> Staff:
    from unweary.web.clinic import accounts

    staff = accounts.account_of(email)
    if staff is None:
        click.echo(f"There is no account with the address {email}.", err=True)
        sys.exit(1)
    return staff


def _join_demo(staff: Staff) -> None:
    """Make somebody an owner of the made-up clinic."""
    from django.utils import timezone

    from unweary.web.care.demo_clinic import demo_clinic
    from unweary.web.clinic.membership import add_member
    from unweary.web.clinic.models import Role

    clinic = demo_clinic()
    assert clinic is not None, "asked before"
    add_member(clinic=clinic, staff=staff, role=Role.OWNER, at=timezone.now())
    click.echo(f"{staff.email} is an owner of {clinic.name}.")


def _print_link(token: str, address: str) -> None:
    from django.conf import settings
    from django.urls import reverse

    base = (address or settings.ADDRESS or "http://localhost:8000").rstrip("/")
    click.echo(f"{base}{reverse('clinic:entry', args=[token])}")
    click.echo("The link works once, for 7 days. Hand it over where nobody else sees it.")
