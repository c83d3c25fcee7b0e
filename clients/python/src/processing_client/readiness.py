"""Whether a server can be given work."""

from __future__ import annotations

import re
import time
from typing import Callable, Iterable

import grpc

from ._generated.google_rpc.status_pb2 import Status
from .errors import ExtractionError

_SERVING = 1
_SERVICE = re.compile(r"processing\.extraction\.v([1-9][0-9]*)\.ExtractionService")
_SECONDS_BETWEEN = 0.1


def wait_until_ready(check: Callable[[str, float], int], rule_set: str, timeout: float) -> None:
    """Asks ``check``, with the name of a service and the seconds left, until it says that the rule set is served."""
    end = time.monotonic() + timeout
    state = "the server does not answer"
    while (left := end - time.monotonic()) > 0:
        try:
            if check(f"ruleSets/{rule_set}", left) == _SERVING:
                return
            state = "it is broken, or the server is stopping"
        except grpc.RpcError as failure:
            if failure.code() == grpc.StatusCode.NOT_FOUND:
                state = "the server has none of that name"
            elif failure.code() == grpc.StatusCode.UNAVAILABLE:
                state = "the server does not answer"
            elif failure.code() != grpc.StatusCode.DEADLINE_EXCEEDED:
                raise ExtractionError.from_call(failure) from failure
        time.sleep(max(0.0, min(_SECONDS_BETWEEN, end - time.monotonic())))
    raise TimeoutError(f"the rule set {rule_set or 'by default'} was not ready within {timeout} seconds: {state}")


def newest_api(services: Iterable[str], minimum: int, maximum: int) -> int:
    """The newest version of the extraction service from ``minimum`` to ``maximum``. Raises ExtractionError where there is none."""
    versions = sorted(int(match[1]) for match in map(_SERVICE.fullmatch, services) if match)
    fitting = [version for version in versions if minimum <= version <= maximum]
    if not fitting:
        has = ", ".join(f"v{version}" for version in versions) or "none"
        raise ExtractionError(Status(code=grpc.StatusCode.UNIMPLEMENTED.value[0], message=f"This program needs the extraction API in v{minimum} to v{maximum}; the server has {has}."))
    return fitting[-1]
