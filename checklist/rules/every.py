"""Every rule there is: those asked of lists as they stand, and those asked of what was done to them."""

from checklist.rules import fairness, families, registry

__all__ = ["FAMILIES", "RULES"]

FAMILIES = (*families.FAMILIES, *fairness.FAMILIES)
RULES = dict(sorted(registry.RULES.items(), key=lambda pair: (pair[0][1:], pair[0])))
"""Every rule by its code, in the order of the codes' numbers."""
