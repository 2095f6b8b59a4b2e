"""The rules of fairness, asked of a history: importing this declares them."""

from checklist.rules import (
    fairness_acts,
    fairness_claims,
    fairness_days,
    fairness_evidence,
    fairness_frame,
    fairness_seals,
    fairness_tasks,
    registry,
)

__all__ = ["FAMILIES", "RULES"]

FAMILIES = (
    fairness_days,
    fairness_claims,
    fairness_acts,
    fairness_evidence,
    fairness_tasks,
    fairness_frame,
    fairness_seals,
)
RULES = {code: one for code, one in sorted(registry.RULES.items()) if code[0] == "A"}
"""Every rule of fairness by its code."""
