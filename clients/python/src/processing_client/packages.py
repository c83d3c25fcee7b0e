"""Files of rules, as they are sent to a server."""

from __future__ import annotations

import os
import pathlib
import re
from typing import Mapping, Union

_NUMBERS = "schema.numbers.json"
_DATA = re.compile(r'from[ \t]*"(?:[^"\r\n]*/)?([^"/\r\n]+)"')

#: A folder, or the contents of files by path: with ``/``, relative to the root of the package.
Package = Union[str, "os.PathLike[str]", Mapping[str, bytes]]


def files_of(package: Package) -> dict[str, bytes]:
    """The rules of a folder and all below it, with the data files that they name and the file of field numbers, by path.

    Raises ValueError where there are no rules.
    """
    if isinstance(package, Mapping):
        files = dict(package)
    else:
        root = pathlib.Path(package)
        files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.rules")}
        # A folder may hold thousands of documents beside its rules, so only files that the rules name are read as data.
        names = {name for content in files.values() for name in _DATA.findall(content.decode("utf-8", "replace"))}
        files.update((path.relative_to(root).as_posix(), path.read_bytes()) for name in names for path in root.rglob(re.sub(r"([*?[])", r"[\1]", name)) if path.is_file())
        if (root / _NUMBERS).is_file():
            files[_NUMBERS] = (root / _NUMBERS).read_bytes()
        files = dict(sorted(files.items()))
    if not any(path.endswith(".rules") for path in files):
        raise ValueError(f"{'the package' if isinstance(package, Mapping) else package} holds no .rules file")
    return files
