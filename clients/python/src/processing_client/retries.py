"""When a call is tried again.

The retries of gRPC know status codes only. RESOURCE_EXHAUSTED is worth another try where the server names a time, as it
does when it is busy, and never where the document is too large; so the decision is made here, by the trailer.
"""

from __future__ import annotations

import importlib.resources
import json
import random
from typing import Optional

import grpc

_PUSHBACK = "grpc-retry-pushback-ms"
_CONFIG = "extraction_grpc_service_config.json"


class RetryPolicy:
    """The retry policy of the shipped service config."""

    def __init__(self, max_attempts: Optional[int] = None) -> None:
        config = json.loads(importlib.resources.files("processing_client._generated").joinpath(_CONFIG).read_text("utf-8"))
        policy = config["methodConfig"][0]["retryPolicy"]
        self.max_attempts: int = max_attempts or policy["maxAttempts"]
        self._first = float(policy["initialBackoff"].rstrip("s"))
        self._most = float(policy["maxBackoff"].rstrip("s"))
        self._factor: float = policy["backoffMultiplier"]
        self._codes = {grpc.StatusCode[name] for name in policy["retryableStatusCodes"]}

    def delay_after(self, attempt: int, failure: grpc.RpcError) -> Optional[float]:
        """Seconds until the next attempt; None where there is none. Attempts are counted from 1."""
        if attempt >= self.max_attempts:
            return None
        retryable = failure.code() in self._codes
        for key, value in failure.trailing_metadata() or ():
            if key == _PUSHBACK:
                # A number below zero, or none at all, asks not to try again.
                allowed = retryable or failure.code() == grpc.StatusCode.RESOURCE_EXHAUSTED
                return int(value) / 1000 if allowed and value.isascii() and value.isdigit() else None
        longest = min(self._first * self._factor ** (attempt - 1), self._most)
        return random.uniform(0, longest) if retryable else None
