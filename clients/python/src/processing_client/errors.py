"""Errors of the service, with their reasons."""

from __future__ import annotations

from typing import NamedTuple, Optional

import grpc

from ._generated.google_rpc import error_details_pb2, status_pb2

_DETAILS = "grpc-status-details-bin"
_CODES = {code.value[0]: code for code in grpc.StatusCode}


class FieldViolation(NamedTuple):
    """A field of a request that the server did not accept, by its path."""

    field: str
    description: str


class RuleDiagnostic(NamedTuple):
    """One reason why a rule set is broken; the place is file, line and column."""

    id: str
    message: str
    place: str


class ExtractionError(Exception):
    """The service did not extract, and says why."""

    def __init__(self, status: status_pb2.Status) -> None:
        super().__init__(status.message)
        self.code: grpc.StatusCode = _CODES.get(status.code, grpc.StatusCode.UNKNOWN)
        self.message: str = status.message
        #: One of ``Reason``, or the one that a reader of documents gives; empty where the server did not answer.
        self.reason: str = ""
        #: Facts about the reason, as the service's comment in the protos lists them.
        self.metadata: dict[str, str] = {}
        self.violations: list[FieldViolation] = []
        self.diagnostics: list[RuleDiagnostic] = []
        #: When it makes sense to try again, in seconds; None where the server does not say.
        self.retry_after: Optional[float] = None
        for detail in status.details:
            self._read(detail)

    def _read(self, detail) -> None:
        info, request = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
        failure, retry = error_details_pb2.PreconditionFailure(), error_details_pb2.RetryInfo()
        if detail.Unpack(info):
            self.reason, self.metadata = info.reason, dict(info.metadata)
        elif detail.Unpack(request):
            self.violations = [FieldViolation(each.field, each.description) for each in request.field_violations]
        elif detail.Unpack(failure):
            self.diagnostics = [RuleDiagnostic(each.type, each.description, each.subject) for each in failure.violations]
        elif detail.Unpack(retry):
            self.retry_after = retry.retry_delay.ToNanoseconds() / 1e9

    @classmethod
    def from_call(cls, failure: grpc.RpcError) -> ExtractionError:
        """The error of a call that failed."""
        own = status_pb2.Status(code=failure.code().value[0], message=failure.details() or "")
        for key, value in failure.trailing_metadata() or ():
            if key == _DETAILS:
                try:
                    return cls(status_pb2.Status.FromString(value))
                except Exception:  # noqa: BLE001 - a proxy may have cut the trailer; the status is still worth having
                    break
        return cls(own)
