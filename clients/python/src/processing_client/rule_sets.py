"""Publishes rules."""

from __future__ import annotations

import uuid
from typing import Any, Iterator

from ._generated.processing.rules.v1 import rule_set_service_pb2 as api
from ._generated.processing.rules.v1.label_pb2 import Label, RuleSet
from ._generated.processing.rules.v1.revision_pb2 import Revision
from ._generated.processing.rules.v1.rule_set_service_pb2_grpc import RuleSetServiceStub
from .connection import Connection
from .packages import Package, files_of

_CHUNK_BYTES = 256 * 1024


class RuleSetClient:
    """Publishes rules: revisions and labels of rule sets. Safe to share between threads.

    Every method raises ExtractionError where the service says no.
    """

    def __init__(self, address: str, **settings) -> None:
        """A client of the server at an address; ``settings`` are those of ExtractionClient."""
        self._connection = Connection(address, **settings)
        #: The generated calls, for what this class has no method for. They raise grpc.RpcError, which ``ExtractionError.from_call`` reads.
        self.calls = RuleSetServiceStub(self._connection.channel)

    def push(self, package: Package, *, rule_set: str = "default", author: str = "", description: str = "", validate_only: bool = False) -> api.CreateRevisionResponse:
        """Sends a package: a folder, or files by path. Safe to repeat: the same package gives the same revision.

        ``validate_only`` has it looked at, and stores nothing.
        """
        files = files_of(package)
        header = api.RevisionHeader(rule_set=rule_set, author=author, description=description, validate_only=validate_only)

        def create(_, timeout, metadata):
            return self.calls.CreateRevision(_parts(header, files), timeout=timeout, metadata=metadata)

        return self._connection.call(create, None)

    def move_label(self, label: str, revision: str, *, rule_set: str = "default", share: float = 0.0, etag: str = "", author: str = "", reason: str = "") -> Label:
        """Puts a label at a revision. With ``etag``, only where nobody moved it meanwhile."""
        request = api.MoveLabelRequest(rule_set=rule_set, label=label, revision=revision, share=share, etag=etag, request_id=_request_id(), author=author, reason=reason)
        return self._connection.call(self.calls.MoveLabel, request).label

    def roll_back_label(self, label: str, *, rule_set: str = "default", author: str = "", reason: str = "") -> Label:
        """Puts a label back to the last other revision that it stood at."""
        return self._connection.call(self.calls.RollbackLabel, api.RollbackLabelRequest(rule_set=rule_set, label=label, request_id=_request_id(), author=author, reason=reason)).label

    def rule_set(self, rule_set: str = "default") -> RuleSet:
        """A rule set with its labels."""
        return self._connection.call(self.calls.GetRuleSet, api.GetRuleSetRequest(rule_set=rule_set)).rule_set

    def rule_sets(self) -> Iterator[RuleSet]:
        """All rule sets with their labels, read page by page."""
        for page in self._pages(self.calls.ListRuleSets, api.ListRuleSetsRequest()):
            yield from page.rule_sets

    def revisions(self, rule_set: str = "default") -> Iterator[Revision]:
        """All revisions of a rule set, the newest first, read page by page."""
        for page in self._pages(self.calls.ListRevisions, api.ListRevisionsRequest(rule_set=rule_set)):
            yield from page.revisions

    def _pages(self, call: Any, request: Any) -> Iterator[Any]:
        while True:
            page = self._connection.call(call, request)
            yield page
            request.page_token = page.next_page_token
            if not request.page_token:
                return

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def __enter__(self) -> RuleSetClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _request_id() -> str:
    # A second attempt must not move a label once more.
    return str(uuid.uuid4())


def _parts(header: api.RevisionHeader, files: dict[str, bytes]) -> Iterator[api.CreateRevisionRequest]:
    yield api.CreateRevisionRequest(header=header)
    for path, content in files.items():
        for start in range(0, max(1, len(content)), _CHUNK_BYTES):
            yield api.CreateRevisionRequest(chunk=api.FileChunk(path=path, content=content[start : start + _CHUNK_BYTES]))
