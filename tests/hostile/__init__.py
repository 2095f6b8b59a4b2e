"""Bytes that nobody should write as a list or a configuration, and that somebody will: fixed ones, and mutations.

`inputs()` gives the same names and bytes each time; `mutations()` depends on its seed and nothing else.
"""

from collections.abc import Iterator

from tests.hostile import texts, values
from tests.hostile.mutate import mutations

__all__ = ["FAMILIES", "Case", "inputs", "mutations"]

Case = tuple[str, bytes]
"""What is wrong with it, and the bytes."""

FAMILIES = {
    family.__name__: family
    for family in (
        texts.deep,
        texts.structures,
        texts.encodings,
        texts.characters,
        texts.inert,
        texts.layout,
        texts.roots,
        texts.sizes,
        values.scalars,
        values.relations,
        values.names,
        values.kinds,
        values.settings,
    )
}


def inputs(*families: str) -> Iterator[Case]:
    """Every fixed case of these families (all if none is named), each under a name of its own."""
    for family in families or FAMILIES:
        for name, text in FAMILIES[family]():
            yield f"{family}: {name}", text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
