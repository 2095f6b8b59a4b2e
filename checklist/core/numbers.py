"""Numbers as people type them: bounded, exact, and never in scientific notation, which could be of any size."""

import re
from decimal import Decimal

NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,9})?")


def read_number(text: str) -> Decimal | None:
    """The number a text is, or None."""
    return Decimal(text) if NUMBER.fullmatch(text) else None
