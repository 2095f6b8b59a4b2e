"""A list as text: the table of fields written out, so that every reader gives the same text back."""

import io
from typing import Any

from checklist.core.model import TaskList
from checklist.source.kinds import Plain
from checklist.source.schema import LIST


def write(task_list: TaskList) -> str:
    """The YAML text of a list; reading it gives the same list."""
    return emit(LIST.write(task_list))


def emit(plain: Plain) -> str:
    """Plain data as YAML that YAML 1.1 and 1.2 read alike: text is quoted wherever it could be something else."""
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    def quoted(value: Any) -> Any:
        if isinstance(value, dict):
            return {quoted(key): quoted(one) for key, one in value.items()}
        if isinstance(value, list):
            return [quoted(one) for one in value]
        return value if is_plain(value) else DoubleQuotedScalarString(value)

    yaml = YAML(typ="rt", pure=True)
    yaml.width = 2**20
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(quoted(plain), out)
    return out.getvalue()


def is_plain(text: str) -> bool:
    """May this text stand without quotes? Only words, days and percentages that no reader takes for something else."""
    import re

    return bool(
        re.fullmatch(r"[^\W\d_][\w ·、（）()/-]*[\w）)]|[^\W\d_]", text)
        and not re.fullmatch(r"(?i)y|n|yes|no|on|off|true|false|null|nan|inf", text)
        or re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{1,6}%|[1-9]\d{0,8}", text)
    )


