"""The client program of the conformance suite; its contract is conformance.proto."""

import io
import pathlib
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "src"))

from google.protobuf import json_format  # noqa: E402

import conformance_pb2 as contract  # noqa: E402
from conformance import records_pb2 as records  # noqa: E402
from processing_client import AuthoringClient, Cancellation, ExtractionClient, ExtractionError, ExtractionResult, RuleSetClient, places_of, text_at, text_in, typed  # noqa: E402


def run(case: contract.Case) -> contract.CaseResult:
    result = contract.CaseResult(name=case.name)
    settings = {"deadline": case.deadline_ms / 1000} if case.deadline_ms else {}
    stop = Cancellation()
    timer = threading.Timer(case.cancel_after_ms / 1000, stop.cancel)
    if case.cancel_after_ms:
        timer.start()
    kind = RuleSetClient if case.call == contract.CALL_PUSH else AuthoringClient if case.call in _AUTHORING else ExtractionClient
    with kind(case.address, max_attempts=case.max_attempts or None, api_key=case.api_key or None, **settings) as client:
        began = time.perf_counter()
        try:
            _CALLS[case.call](client, case, result, stop)
        except ExtractionError as error:
            result.failure.CopyFrom(failure_of(error))
        result.seconds = time.perf_counter() - began
    timer.cancel()
    return result


def extract(client, case, result, stop) -> None:
    def one(request):
        try:
            return answer_of(request, client.extract(request.document, rule_set=request.rule_set, revision=request.revision, options=request.options, cancellation=stop))
        except ExtractionError as error:
            return contract.Answer(correlation_id=request.correlation_id, failure=failure_of(error))

    with ThreadPoolExecutor(len(case.requests)) as pool:
        result.answers.extend(pool.map(one, case.requests))
    result.answer_count = len(result.answers)


def extract_stream(client, case, result, stop) -> None:
    request = case.requests[0]
    put_together(case, result, stop, client.extract_stream(request.document, rule_set=request.rule_set, revision=request.revision, options=request.options, cancellation=stop))


def extract_upload(client, case, result, stop) -> None:
    request = case.requests[0]
    document = request.document
    more = {"piece_bytes": case.piece_bytes} if case.piece_bytes else {}
    with tempfile.TemporaryDirectory() as folder:
        source = document.content
        if case.source == contract.SOURCE_STREAM:
            source = io.BytesIO(document.content)
        elif case.source == contract.SOURCE_FILE:
            source = pathlib.Path(folder, "document")
            source.write_bytes(document.content)
        events = client.extract_upload(
            source, media_type=document.media_type, language=document.language, name=document.name, rule_set=request.rule_set, revision=request.revision, options=request.options, cancellation=stop, **more
        )
        put_together(case, result, stop, events)


def put_together(case, result, stop, events) -> None:
    whole = ExtractionResult()
    for number, event in enumerate(events, 1):
        kind = event.WhichOneof("event")
        if kind == "record":
            whole.records.append(event.record)
        elif kind == "zone":
            whole.zones.append(event.zone)
        elif kind == "explanation":
            whole.explanations.append(event.explanation)
        elif kind == "text":
            whole.text = event.text
        elif kind == "summary":
            whole.summary.CopyFrom(event.summary)
        if number == case.cancel_after_messages:
            stop.cancel()
    result.answers.append(answer_of(case.requests[0], whole))
    result.answer_count = 1


def extract_documents(client, case, result, stop) -> None:
    requests = {request.correlation_id: request for request in case.requests}
    for answer in client.extract_documents(case.requests, cancellation=stop):
        result.answer_count += 1
        if not case.count_only:
            result.answers.append(
                answer_of(requests[answer.correlation_id], answer.result)
                if answer.error is None
                else contract.Answer(correlation_id=answer.correlation_id, failure=failure_of(answer.error))
            )
        if result.answer_count == case.cancel_after_messages:
            stop.cancel()


def server_info(client, case, result, stop) -> None:
    try:
        client.wait_until_ready(case.wait_for, timeout=case.wait_ms / 1000 if case.wait_ms else 60)
    except TimeoutError as late:
        result.failure.CopyFrom(contract.Failure(code="DEADLINE_EXCEEDED", message=str(late)))
        return
    result.api = client.check_api(case.minimum_api or 1, case.maximum_api or 1)
    result.server_info.CopyFrom(client.server_info())


def push(client, case, result, stop) -> None:
    result.pushed.CopyFrom(client.push(files_of(case), rule_set="conformance", validate_only=case.validate_only))


def check(client, case, result, stop) -> None:
    result.diagnostics.extend(client.check(files_of(case)))


def run_tests(client, case, result, stop) -> None:
    for event in client.run_tests(files_of(case)):
        if event.HasField("outcome"):
            result.outcomes.append(event.outcome)
        else:
            result.tests.CopyFrom(event.summary)


def explain(client, case, result, stop) -> None:
    result.explained.CopyFrom(client.explain(case.requests[0].document, files_of(case), why_not=True))


def files_of(case):
    return {path: content.encode("utf-8") for path, content in case.files.items()}


_AUTHORING = {contract.CALL_CHECK: check, contract.CALL_RUN_TESTS: run_tests, contract.CALL_EXPLAIN: explain}
_CALLS = {
    **_AUTHORING,
    contract.CALL_PUSH: push,
    contract.CALL_SERVER_INFO: server_info,
    contract.CALL_EXTRACT: extract,
    contract.CALL_EXTRACT_STREAM: extract_stream,
    contract.CALL_EXTRACT_DOCUMENTS: extract_documents,
    contract.CALL_EXTRACT_UPLOAD: extract_upload,
}


def answer_of(request, result) -> contract.Answer:
    text = request.document.content
    try:
        text = text.decode("utf-8")
    except UnicodeDecodeError:
        # Given to the helper as the bytes that it is.
        pass
    answer = contract.Answer(correlation_id=request.correlation_id, result=result)

    def cut(place) -> None:
        try:
            answer.slices.append(text_at(place, text))
        except ValueError:
            answer.slices.append("")
            answer.refused_slices += 1
        if request.options.include_text:
            answer.text_slices.append(text_in(place, result.text))

    for record in result.records:
        for place in [record.place, *(place for field in record.fields for place in field.places), *(mention.place for mention in record.mentions)]:
            cut(place)
    for zone in result.zones:
        cut(zone.place)
    answer.typed.extend(typed_of(record, text) for record in result.records if record.HasField("typed"))
    return answer


_CLASSES = {"Item": records.Item, "Official": records.Official, "Quoted": records.Quoted}


def typed_of(record, text) -> contract.TypedRecord:
    kind = _CLASSES[record.record]
    answer = contract.TypedRecord(**{record.record.lower(): typed(record, kind)})
    answer.first_field.extend(text_at(place, text) for place in places_of(record, kind.DESCRIPTOR.fields[0].name))
    try:
        typed(record, records.Official if kind is not records.Official else records.Quoted)
    except TypeError:
        answer.refuses_others = True
    return answer


def failure_of(error: ExtractionError) -> contract.Failure:
    failure = contract.Failure(code=error.code.name, reason=error.reason, message=error.message, metadata=error.metadata)
    failure.fields.extend(violation.field for violation in error.violations)
    failure.diagnostics.extend(contract.RuleDiagnostic(id=each.id, message=each.message, place=each.place) for each in error.diagnostics)
    if error.retry_after is not None:
        failure.retry_after_ms = round(error.retry_after * 1000)
    return failure


for line in sys.stdin.buffer:
    result = run(json_format.Parse(line, contract.Case()))
    sys.stdout.buffer.write(json_format.MessageToJson(result, indent=None, ensure_ascii=False).encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()
