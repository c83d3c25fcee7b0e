"""How clients reach a server: the channel, credentials, deadlines and retries."""

from __future__ import annotations

import time
from typing import Callable, Iterator, Optional

import grpc

from ._generated.google_rpc.status_pb2 import Status
from .cancellation import Cancellation
from .errors import ExtractionError
from .retries import RetryPolicy


class Connection:
    """A channel to a server, with what goes with every call. Safe to share between threads."""

    def __init__(
        self,
        address: str,
        *,
        deadline: float = 60.0,
        max_attempts: Optional[int] = None,
        max_answer_bytes: int = 256 * 1024 * 1024,
        credentials: Optional[grpc.ChannelCredentials] = None,
        api_key: Optional[str] = None,
        access_token: Optional[Callable[[], str]] = None,
    ) -> None:
        scheme, _, target = address.rpartition("://")
        options = [
            ("grpc.max_receive_message_length", max_answer_bytes),
            ("grpc.max_send_message_length", -1),
            ("grpc.enable_retries", 0),
            ("grpc.keepalive_time_ms", 60_000),
            ("grpc.keepalive_timeout_ms", 20_000),
        ]
        if credentials is None and scheme == "https":
            credentials = grpc.ssl_channel_credentials()
        self.channel = grpc.secure_channel(target, credentials, options) if credentials else grpc.insecure_channel(target, options)
        self.deadline = deadline
        self._api_key = api_key
        self._access_token = access_token
        self._retries = RetryPolicy(max_attempts)

    def close(self) -> None:
        """Ends the connection."""
        self.channel.close()

    def metadata(self) -> list[tuple[str, str]]:
        """What says who calls."""
        key = [("x-api-key", self._api_key)] if self._api_key else []
        return key + ([("authorization", f"Bearer {self._access_token()}")] if self._access_token else [])

    def call(self, method: Callable, request: object):
        """One unary call, within the deadline, tried again where that helps."""
        with Stop(None) as stop:
            return self.retried(lambda left: method(request, timeout=left, metadata=self.metadata()), stop)

    def retried(self, attempt: Callable[[float], object], stop: Stop, max_attempts: Optional[int] = None):
        """Calls ``attempt`` with the seconds left until it succeeds. Raises ExtractionError where it does not."""
        end = time.monotonic() + self.deadline
        number = 0
        while True:
            number += 1
            try:
                return attempt(end - time.monotonic())
            except (grpc.RpcError, grpc.FutureCancelledError) as failure:
                if isinstance(failure, grpc.FutureCancelledError):
                    raise ExtractionError(_cancelled()) from failure
                delay = None if number == max_attempts else self._retries.delay_after(number, failure)
                if delay is None or time.monotonic() + delay >= end:
                    raise ExtractionError.from_call(failure) from failure
                if stop.wait(delay):
                    raise ExtractionError(_cancelled()) from failure


    def messages(self, start: Callable, stop: Stop, max_attempts: Optional[int] = None) -> Iterator:
        """The messages of a call that ``start`` begins. Raises ExtractionError where there are no more of them."""

        def begin(left: float):
            call = start(timeout=left, metadata=self.metadata())
            stop.follow(call)
            return call, next(call, None)

        # Tried again only until the first message: what the caller has seen must not come twice.
        call, message = self.retried(begin, stop, max_attempts)
        try:
            while message is not None:
                yield message
                message = next(call, None)
        except grpc.RpcError as failure:
            raise ExtractionError.from_call(failure) from failure


class Stop:
    """Ends what runs when the block is left, or when the caller's cancellation says so."""

    def __init__(self, cancellation: Optional[Cancellation]) -> None:
        self._cancellation = cancellation or Cancellation()
        self._call: Optional[grpc.Call] = None

    def follow(self, call: grpc.Call) -> None:
        """The call that is to be ended."""
        self._call = call
        self._cancellation.add(self._end)

    def wait(self, seconds: float) -> bool:
        """Waits; says whether the caller gave up meanwhile."""
        return self._cancellation.wait(seconds)

    def __enter__(self) -> Stop:
        return self

    def __exit__(self, *_: object) -> None:
        self._cancellation.remove(self._end)
        self._end()

    def _end(self) -> None:
        if self._call is not None:
            self._call.cancel()


def _cancelled() -> Status:
    return Status(code=grpc.StatusCode.CANCELLED.value[0], message="The caller gave up.")
