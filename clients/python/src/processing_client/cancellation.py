"""Gives up calls from another thread."""

from __future__ import annotations

import threading
from typing import Callable


class Cancellation:
    """Stops the calls it was given to. Safe to use from any thread; once cancelled it stays so."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._event = threading.Event()
        self._stops: set[Callable[[], object]] = set()

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Gives up."""
        with self._lock:
            self._event.set()
            stops = list(self._stops)
        for stop in stops:
            stop()

    def wait(self, seconds: float) -> bool:
        """Waits so long or until it is cancelled; says whether it is."""
        return self._event.wait(seconds)

    def add(self, stop: Callable[[], object]) -> None:
        """Calls ``stop`` when it is cancelled, at once where it is."""
        with self._lock:
            self._stops.add(stop)
            late = self._event.is_set()
        if late:
            stop()

    def remove(self, stop: Callable[[], object]) -> None:
        """Forgets ``stop``."""
        with self._lock:
            self._stops.discard(stop)
