"""Tells authors what their rules mean and do."""

from __future__ import annotations

from typing import Iterable, Iterator, Optional, Sequence

from ._generated.processing.authoring.v1 import authoring_service_pb2 as api
from ._generated.processing.authoring.v1.authoring_service_pb2_grpc import AuthoringServiceStub
from ._generated.processing.authoring.v1.diagnostic_pb2 import Diagnostic
from ._generated.processing.authoring.v1.source_pb2 import SourceFile, Sources
from .connection import Connection, Stop
from .documents import Content, document_of
from .packages import Package, files_of


class AuthoringClient:
    """Checks and tries rules. Nothing is stored. Safe to share between threads. Every method raises ExtractionError where the service says no."""

    def __init__(self, address: str, **settings) -> None:
        """A client of the server at an address; ``settings`` are those of ExtractionClient."""
        self._connection = Connection(address, **settings)
        #: The generated calls, for what this class has no method for. They raise grpc.RpcError, which ``ExtractionError.from_call`` reads.
        self.calls = AuthoringServiceStub(self._connection.channel)

    def check(self, package: Package, *, allow: Iterable[str] = ()) -> Sequence[Diagnostic]:
        """What is wrong with rules, and doubtful about them: a folder, or files by path. ``allow`` names warnings to leave out."""
        request = api.CheckRequest(sources=sources_of(package), allow=allow)
        return self._connection.call(self.calls.Check, request).diagnostics

    def run_tests(self, package: Package, *, containing: str = "") -> Iterator[api.RunTestsResponse]:
        """Runs the tests that stand in rules and gives each outcome as it comes, then the summary. ``containing`` is a part of the names of those wanted."""
        request = api.RunTestsRequest(sources=sources_of(package), filter=containing)
        with Stop(None) as stop:
            yield from self._connection.messages(lambda timeout, metadata: self.calls.RunTests(request, timeout=timeout, metadata=metadata), stop)

    def explain(
        self, document: Content, package: Optional[Package] = None, *, rule_set: str = "", rule: str = "", at: Optional[int] = None, why_not: bool = False
    ) -> api.ExplainResponse:
        """Why a document gives each of its records, by rules of your own or, without ``package``, by a rule set of the server.

        ``rule`` is the full name of the only rule to tell of, ``at`` a byte of the document in UTF-8 where it is to stand; ``why_not`` tells how far rules got that give no record.
        """
        request = api.ExplainRequest(rule_set=rule_set, document=document_of(document), rule=rule, at=at, why_not=why_not)
        if package is not None:
            request.sources.CopyFrom(sources_of(package))
        return self._connection.call(self.calls.Explain, request)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def __enter__(self) -> AuthoringClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def sources_of(package: Package) -> Sources:
    """The files of a package as messages of this service take them."""
    # The file of field numbers is no rules and no data of a lexicon.
    return Sources(files=[SourceFile(path=path, content=content) for path, content in files_of(package).items() if path != "schema.numbers.json"])
