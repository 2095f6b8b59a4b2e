"""The templates, styles and scripts of pages; what is put into a template is escaped."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment


@lru_cache(maxsize=8)
def asset(name: str) -> Markup:
    """A style sheet or script of ours, as it stands in a page."""
    return Markup(files("checklist.writers").joinpath("pages", name).read_text("utf-8"))  # noqa: S704 -- it is ours


@lru_cache(maxsize=1)
def environment() -> "Environment":
    """The templates of this package; one that asks for what was not given is a fault."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("checklist.writers", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Several pieces of a page as one; each has been escaped already."""
    return Markup(between.join(parts))  # noqa: S704 -- it is made of what is markup


def filled(name: str, **given: Any) -> str:
    """A template with its blanks filled; its last line ends."""
    return environment().get_template(name).render(given) + "\n"


@lru_cache(maxsize=64)
def _macro(name: str) -> Any:
    return getattr(environment().get_template("blocks.html").module, name)


def drawn(name: str, *given: Any) -> Markup:
    """A block drawn by the template of its name."""
    text: Markup = _macro(name)(*given)
    return text
