"""The rules of fairness, asked of a history: importing this declares them."""

from checklist.rules import (
    fairness_acts,
    fairness_claims,
    fairness_closing,
    fairness_counting,
    fairness_days,
    fairness_ends,
    fairness_errors,
    fairness_evidence,
    fairness_frame,
    fairness_hands,
    fairness_ledger,
    fairness_measure,
    fairness_promises,
    fairness_reporting,
    fairness_returns,
    fairness_sealing,
    fairness_seals,
    fairness_settings,
    fairness_tasks,
    fairness_untrue,
    registry,
)

__all__ = ["FAMILIES", "RULES"]

FAMILIES = (
    *(fairness_days, fairness_promises, fairness_returns, fairness_claims, fairness_reporting, fairness_ends),
    *(fairness_acts, fairness_untrue, fairness_closing, fairness_evidence, fairness_tasks, fairness_counting),
    *(fairness_measure, fairness_frame, fairness_settings, fairness_hands, fairness_seals, fairness_sealing),
    *(fairness_ledger, fairness_errors),
)
RULES = {code: one for code, one in sorted(registry.RULES.items()) if code[0] == "A"}
"""Every rule of fairness by its code."""
