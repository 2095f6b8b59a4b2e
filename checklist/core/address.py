"""Addresses of mail: which are ones, and whether letters may go there."""

import re
from collections.abc import Collection

ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")


def may_go(address: str, domains: Collection[str]) -> bool:
    """Is it an address, and in one of the domains (`@` before them says no more) or below it, where there are any?"""
    host = address.rpartition("@")[2].lower()
    names = [one.lower().removeprefix("@") for one in domains]
    own = not domains or any(host == one or host.endswith(f".{one}") for one in names)
    return own and ADDRESS.fullmatch(address) is not None
