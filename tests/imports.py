"""Who imports whom inside the package, read from the source: nothing is run."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "checklist"
MODULES = sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path, package: Path = PACKAGE) -> str:
    """The name a module is imported by: `checklist.core.model`; a package goes by its folder's."""
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = frozenset(dotted(path) for path in MODULES)


def imported(path: Path, package: Path = PACKAGE, names: frozenset[str] = NAMES) -> Iterator[str]:
    """Every module a module imports: at its top, inside functions, and for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, path, package)
            for alias in node.names:
                below = f"{base}.{alias.name}"
                yield below if below in names else base


def _base(node: ast.ImportFrom, path: Path, package: Path) -> str:
    """The module a `from … import` begins with; dots are counted from the module's own package."""
    if not node.level:
        return node.module or ""
    folder = path.parent.relative_to(package.parent).parts
    return ".".join((*folder[: len(folder) - node.level + 1], *filter(None, [node.module])))


def floor(name: str) -> str:
    """The package a module of ours belongs to; empty for the door (`checklist`, `checklist.__main__`)."""
    parts = name.split(".")
    return "" if len(parts) == 1 or parts[1] == "__main__" else parts[1]
