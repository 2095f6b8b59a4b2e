"""Lists as real clerks write them, changes to them, and the lines that change: read each as a `diff -U0`."""

from tests.source.clerks import around, hands, lines, row

CASES = (*lines.CASES, *row.CASES, *hands.CASES, *around.CASES)
