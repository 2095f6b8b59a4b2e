"""How many examples a law is held against: all that it asks for in a search, a quarter of them for every merge."""

import os
from typing import Any

from hypothesis import settings

SEARCHING = os.environ.get("HYPOTHESIS_PROFILE") == "search"
"""Is there time to look for what nobody has thought of?"""
FEWEST = 10


def examples(count: int, **more: Any) -> settings:
    """So many examples in a search; fewer where many laws share a few minutes."""
    return settings(max_examples=count if SEARCHING else max(count // 4, FEWEST), **more)
