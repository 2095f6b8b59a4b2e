"""What every value here is made of: frozen, compared by what it says, and cheap to make."""

from typing import Any, dataclass_transform

from msgspec import Struct, field
from msgspec.structs import replace

__all__ = ["Value", "field", "names_of", "replace", "unsaid"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True, gc=False, omit_defaults=True):
    """A value: two are equal if they say the same. No value holds itself, so nothing has to look for circles."""


def names_of(of: type[Value]) -> tuple[str, ...]:
    """The names of a value's fields, in their order."""
    return of.__struct_fields__


def unsaid(of: type[Value]) -> dict[str, Any]:
    """What each field that may be left out holds then."""
    defaults = of.__struct_defaults__
    return dict(zip(of.__struct_fields__[-len(defaults) :], defaults, strict=True)) if defaults else {}
