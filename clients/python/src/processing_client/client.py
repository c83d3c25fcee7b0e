"""The client of the extraction service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterable, Iterator, Optional

import grpc
from google.protobuf.wrappers_pb2 import Int32Value, StringValue

from ._generated.processing.extraction.v1 import extraction_service_pb2 as api
from ._generated.processing.extraction.v1.extraction_service_pb2_grpc import ExtractionServiceStub
from ._generated.processing.extraction.v1.options_pb2 import ExtractionOptions
from ._generated.processing.extraction.v1.result_pb2 import ExtractionResult
from ._generated.processing.server.v1.server_info_service_pb2 import GetServerInfoRequest, GetServerInfoResponse
from ._generated.processing.server.v1.server_info_service_pb2_grpc import ServerInfoServiceStub
from .cancellation import Cancellation
from .connection import Connection, Stop
from .documents import Content, document_of
from .errors import ExtractionError
from .readiness import newest_api, wait_until_ready
from .uploads import Source, Upload

@dataclass(frozen=True)
class DocumentAnswer:
    """The answer to one document of many: a result or an error, the other is None."""

    correlation_id: str
    #: Number of the request in its stream, from 0.
    sequence: int
    result: Optional[ExtractionResult]
    error: Optional[ExtractionError]


class ExtractionClient:
    """Calls the extraction service. Safe to share between threads; one client per server is enough.

    Every method raises ExtractionError where the service says no.
    """

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
        """A client of the server at an address such as ``http://127.0.0.1:50061``. Connects with the first call.

        ``deadline`` is the longest time for one call with one document in seconds, retries included; a stream of many
        documents has none. ``credentials`` are those of the channel, for ``https`` by default those of the system. ``api_key`` goes with every call, and so does the token that ``access_token`` gives,
        which is asked before each; send them by ``https`` only.
        """
        self._connection = Connection(address, deadline=deadline, max_attempts=max_attempts, max_answer_bytes=max_answer_bytes, credentials=credentials, api_key=api_key, access_token=access_token)
        self._calls = ExtractionServiceStub(self._connection.channel)
        self._info = ServerInfoServiceStub(self._connection.channel)
        # Messages of the health protocol by others that are the same on the wire: two packages must not bring the same types into one process.
        self._health = self._connection.channel.unary_unary("/grpc.health.v1.Health/Check", StringValue.SerializeToString, Int32Value.FromString)

    def extract(
        self, document: Content, *, rule_set: str = "", revision: str = "", options: Optional[ExtractionOptions] = None, cancellation: Optional[Cancellation] = None
    ) -> ExtractionResult:
        """Extracts from one document."""
        request = api.ExtractRequest(document=document_of(document), rule_set=rule_set, revision=revision, options=options)
        with Stop(cancellation) as stop:

            def attempt(left: float) -> ExtractionResult:
                call = self._calls.Extract.future(request, timeout=left, metadata=self._connection.metadata())
                stop.follow(call)
                return call.result().result

            return self._connection.retried(attempt, stop)

    def extract_stream(
        self, document: Content, *, rule_set: str = "", revision: str = "", options: Optional[ExtractionOptions] = None, cancellation: Optional[Cancellation] = None
    ) -> Iterator[api.ExtractStreamResponse]:
        """Extracts from one document and gives records as they are found, then zones, then explanations and the text where ``options`` ask for them, then the summary.

        Closing the iterator ends the call.
        """
        request = api.ExtractStreamRequest(document=document_of(document), rule_set=rule_set, revision=revision, options=options)
        with Stop(cancellation) as stop:
            yield from self._connection.messages(lambda timeout, metadata: self._calls.ExtractStream(request, timeout=timeout, metadata=metadata), stop)

    def extract_upload(
        self,
        source: Source,
        *,
        media_type: str = "",
        language: str = "",
        name: str = "",
        rule_set: str = "",
        revision: str = "",
        options: Optional[ExtractionOptions] = None,
        piece_bytes: int = 256 * 1024,
        cancellation: Optional[Cancellation] = None,
    ) -> Iterator[api.ExtractUploadResponse]:
        """Extracts from one document that is too long for one message, and gives what ``extract_stream`` does once all of it was sent.

        ``source`` is its bytes, the path of a file, a file that is open for bytes, or an iterable of bytes. Bytes and files by path are sent again where the server is
        busy; what can be read only once is not. The client's deadline holds for the whole call. What the source raises ends the call and is raised here. Closing the
        iterator ends the call.
        """
        header = api.UploadHeader(media_type=media_type, language=language, name=name, rule_set=rule_set, revision=revision, options=options)
        upload = Upload(source, header, piece_bytes)
        return self._upload(upload, cancellation)

    def _upload(self, upload: Upload, cancellation: Optional[Cancellation]) -> Iterator[api.ExtractUploadResponse]:
        with Stop(cancellation) as stop:
            start = lambda timeout, metadata: self._calls.ExtractUpload(upload.parts(), timeout=timeout, metadata=metadata)  # noqa: E731
            try:
                yield from self._connection.messages(start, stop, None if upload.is_repeatable else 1)
            except ExtractionError:
                if upload.broken:
                    raise upload.broken from None
                raise

    def extract_documents(self, requests: Iterable[api.ExtractDocumentsRequest], *, cancellation: Optional[Cancellation] = None) -> Iterator[DocumentAnswer]:
        """Extracts from many documents, each with an id of its own. Answers come as they are done, in any order; a document that fails is an answer with an error.

        The requests are asked for on another thread, only as fast as the server takes them. What they raise ends the stream and is raised here.
        Closing the iterator ends the call.
        """
        broken: list[BaseException] = []

        def sent() -> Iterator[api.ExtractDocumentsRequest]:
            try:
                yield from requests
            except Exception as cause:
                broken.append(cause)
                raise

        with Stop(cancellation) as stop:
            call = self._calls.ExtractDocuments(sent(), metadata=self._connection.metadata())
            stop.follow(call)
            try:
                for answer in call:
                    failed = answer.WhichOneof("outcome") == "status"
                    yield DocumentAnswer(
                        answer.correlation_id, answer.sequence, None if failed else answer.result, ExtractionError(answer.status) if failed else None
                    )
            except grpc.RpcError as failure:
                if broken:
                    raise broken[0] from None
                raise ExtractionError.from_call(failure) from failure

    def server_info(self) -> GetServerInfoResponse:
        """What the server is: its version, methods, limits and rule sets."""
        return self._connection.call(self._info.GetServerInfo, GetServerInfoRequest())

    def check_api(self, minimum: int = 1, maximum: int = 1) -> int:
        """The newest version of the extraction API that the server has, of those from ``minimum`` to ``maximum``; 1 is what this package speaks.

        Raises ExtractionError with UNIMPLEMENTED where there is none, with what there is in its message.
        """
        return newest_api((api.service for api in self.server_info().apis), minimum, maximum)

    def wait_until_ready(self, rule_set: str = "", *, timeout: float = 60.0) -> None:
        """Waits until the server takes calls and has a rule set ready, by default its default one, as ``grpc.health.v1`` tells.

        Raises TimeoutError where it is not so in time; ``timeout`` is in seconds.
        """
        wait_until_ready(lambda service, left: self._health(StringValue(value=service), timeout=left, wait_for_ready=True, metadata=self._connection.metadata()).value, rule_set, timeout)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def __enter__(self) -> ExtractionClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
