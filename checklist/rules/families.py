"""The rules asked of lists as they stand: importing this declares them, family by family."""

from checklist.rules import (
    ledger,
    meaning_changes,
    meaning_claims,
    meaning_course,
    meaning_days,
    meaning_decisions,
    meaning_evidence,
    meaning_extensions,
    meaning_figures,
    meaning_names,
    meaning_numbers,
    meaning_progress,
    registry,
    shape_fields,
    shape_text,
    shape_values,
    shape_yaml,
    together_ladder,
    together_lists,
    together_names,
    together_notices,
    together_parts,
    together_policy,
    together_publishing,
    together_review,
    together_settings,
    waiver,
)

__all__ = ["FAMILIES", "RULES"]

FAMILIES = (
    shape_text,
    shape_yaml,
    shape_fields,
    shape_values,
    meaning_days,
    meaning_course,
    meaning_figures,
    meaning_numbers,
    meaning_progress,
    meaning_decisions,
    meaning_extensions,
    meaning_changes,
    meaning_claims,
    meaning_evidence,
    meaning_names,
    together_lists,
    together_parts,
    together_settings,
    together_policy,
    together_publishing,
    together_review,
    together_ladder,
    together_notices,
    together_names,
    ledger,
    waiver,
)
RULES = dict(
    sorted(
        ((code, one) for code, one in registry.RULES.items() if code[0] != "A"), key=lambda pair: (pair[0][1:], pair[0])
    )
)
"""The rules asked of lists as they stand, in the order of the codes' numbers."""
