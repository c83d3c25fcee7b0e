// The client program of the conformance suite; its contract is conformance.proto.
import { setMaxListeners } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { create, fromJsonString, toJsonString } from "@bufbuild/protobuf";
import { ItemSchema, OfficialSchema, QuotedSchema } from "./generated/conformance/records_pb.js";
import { AnswerSchema, Call, CaseResultSchema, CaseSchema, FailureSchema, TypedRecordSchema, Source, type Answer, type Case, type CaseResult, type TypedRecord } from "./generated/processing/conformance/v1/conformance_pb.js";
import * as browser from "./browser.js";
import * as node from "./node.js";
import { ExtractionError, ExtractionResultSchema, NotReadyError, placesOf, textAt, textIn, typed, type ExtractDocumentsRequest, type ExtractionClient, type ExtractionResult, type ExtractStreamResponse, type ExtractUploadResponse, type Place, type Record as ExtractionRecord } from "./node.js";

// With `--web` as a browser does.
const { connect, connectAuthoring, connectRuleSets } = process.argv.includes("--web") ? browser : node;

async function run(wanted: Case): Promise<CaseResult> {
  const result = create(CaseResultSchema, { name: wanted.name });
  const settings = { ...(wanted.deadlineMs && { deadlineMs: wanted.deadlineMs }), ...(wanted.maxAttempts && { maxAttempts: wanted.maxAttempts }), ...(wanted.apiKey && { apiKey: wanted.apiKey }) };
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const timer = wanted.cancelAfterMs ? setTimeout(() => stop.abort(), wanted.cancelAfterMs) : undefined;
  const began = performance.now();
  try {
    const files = new Map(Object.entries(wanted.files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
    switch (wanted.call) {
      case Call.PUSH:
        result.pushed = await connectRuleSets(wanted.address, settings).push(files, { ruleSet: "conformance", validateOnly: wanted.validateOnly });
        break;
      case Call.CHECK:
        result.diagnostics.push(...(await connectAuthoring(wanted.address, settings).check(files)));
        break;
      case Call.RUN_TESTS:
        for await (const { event } of connectAuthoring(wanted.address, settings).runTests(files)) {
          if (event.case === "outcome") result.outcomes.push(event.value);
          else if (event.case === "summary") result.tests = event.value;
        }

        break;
      case Call.EXPLAIN:
        result.explained = await connectAuthoring(wanted.address, settings).explain(wanted.requests[0]!.document!, { files, whyNot: true });
        break;
      default:
        await { [Call.EXTRACT]: extract, [Call.EXTRACT_STREAM]: extractStream, [Call.EXTRACT_DOCUMENTS]: extractDocuments, [Call.EXTRACT_UPLOAD]: extractUpload, [Call.SERVER_INFO]: serverInfo, [Call.UNSPECIFIED]: extract }[wanted.call](connect(wanted.address, settings), wanted, result, stop);
    }
  } catch (error) {
    result.failure = failureOf(error);
  }

  result.seconds = (performance.now() - began) / 1000;
  clearTimeout(timer);
  return result;
}

async function extract(client: ExtractionClient, wanted: Case, result: CaseResult, { signal }: AbortController): Promise<void> {
  const one = async (request: ExtractDocumentsRequest) => {
    try {
      const { ruleSet, revision, options } = request;
      return answerOf(request, await client.extract(request.document ?? {}, { ruleSet, revision, options, signal }));
    } catch (error) {
      return create(AnswerSchema, { correlationId: request.correlationId, outcome: { case: "failure", value: failureOf(error) } });
    }
  };
  result.answers = await Promise.all(wanted.requests.map(one));
  result.answerCount = result.answers.length;
}

async function extractStream(client: ExtractionClient, wanted: Case, result: CaseResult, stop: AbortController): Promise<void> {
  const { document, ruleSet, revision, options } = wanted.requests[0]!;
  await putTogether(client.extractStream(document ?? {}, { ruleSet, revision, options, signal: stop.signal }), wanted, result, stop);
}

async function extractUpload(client: ExtractionClient, wanted: Case, result: CaseResult, stop: AbortController): Promise<void> {
  const { document, ruleSet, revision, options } = wanted.requests[0]!;
  const { content, mediaType, language, name } = document!;
  const settings = { mediaType, language, name, ruleSet, revision, options, signal: stop.signal, ...(wanted.pieceBytes && { pieceBytes: wanted.pieceBytes }) };
  const folder = await mkdtemp(join(tmpdir(), "upload-"));
  try {
    const file = join(folder, "document");
    await writeFile(file, content);
    const source = { [Source.UNSPECIFIED]: () => content, [Source.STREAM]: () => Readable.from([content]), [Source.FILE]: () => createReadStream(file) }[wanted.source]();
    await putTogether(client.extractUpload(source, settings), wanted, result, stop);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function putTogether(events: AsyncIterable<ExtractStreamResponse | ExtractUploadResponse>, wanted: Case, result: CaseResult, stop: AbortController): Promise<void> {
  const whole = create(ExtractionResultSchema);
  let messages = 0;
  for await (const { event } of events) {
    if (event.case === "record") whole.records.push(event.value);
    else if (event.case === "zone") whole.zones.push(event.value);
    else if (event.case === "explanation") whole.explanations.push(event.value);
    else if (event.case === "text") whole.text = event.value;
    else if (event.case === "summary") whole.summary = event.value;
    if (++messages === wanted.cancelAfterMessages) stop.abort();
  }

  result.answers.push(answerOf(wanted.requests[0]!, whole));
  result.answerCount = 1;
}

async function extractDocuments(client: ExtractionClient, wanted: Case, result: CaseResult, stop: AbortController): Promise<void> {
  const requests = new Map(wanted.requests.map((request) => [request.correlationId, request]));
  for await (const { correlationId, result: found, error } of client.extractDocuments(wanted.requests, { signal: stop.signal })) {
    result.answerCount++;
    if (!wanted.countOnly) {
      result.answers.push(found ? answerOf(requests.get(correlationId)!, found) : create(AnswerSchema, { correlationId, outcome: { case: "failure", value: failureOf(error) } }));
    }

    if (result.answerCount === wanted.cancelAfterMessages) stop.abort();
  }
}

async function serverInfo(client: ExtractionClient, wanted: Case, result: CaseResult): Promise<void> {
  try {
    await client.waitUntilReady(wanted.waitFor, wanted.waitMs || undefined);
  } catch (error) {
    if (!(error instanceof NotReadyError)) throw error;
    result.failure = create(FailureSchema, { code: "DEADLINE_EXCEEDED", message: error.message });
    return;
  }

  result.api = await client.checkApi(wanted.minimumApi || undefined, wanted.maximumApi || undefined);
  result.serverInfo = await client.serverInfo();
}

function answerOf(request: ExtractDocumentsRequest, result: ExtractionResult): Answer {
  const text = textOf(request.document!.content);
  const places = [
    ...result.records.flatMap((record) => [record.place, ...record.fields.flatMap((field) => field.places), ...record.mentions.map((mention) => mention.place)]),
    ...result.zones.map((zone) => zone.place),
  ];
  let refusedSlices = 0;
  const cut = (place: Place) => {
    try {
      return textAt(place, text);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      refusedSlices++;
      return "";
    }
  };
  const slices = places.map((place) => cut(place!));
  const textSlices = request.options?.includeText ? places.map((place) => textIn(place!, result.text)) : [];
  return create(AnswerSchema, { correlationId: request.correlationId, outcome: { case: "result", value: result }, slices, textSlices, refusedSlices, typed: result.records.filter((record) => record.typed).map((record) => typedOf(record, text)) });
}

// Bytes where it is no UTF-8.
function textOf(content: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(content);
  } catch {
    return content;
  }
}

function typedOf(record: ExtractionRecord, text: string | Uint8Array): TypedRecord {
  const [schema, other] = record.record === "Item" ? [ItemSchema, QuotedSchema] : record.record === "Official" ? [OfficialSchema, ItemSchema] : [QuotedSchema, OfficialSchema];
  const firstField = placesOf(record, schema.fields[0]!.name).map((place) => textAt(place, text));
  const refusesOthers = refuses(() => typed(record, other));
  switch (record.record) {
    case "Item":
      return create(TypedRecordSchema, { record: { case: "item", value: typed(record, ItemSchema) }, firstField, refusesOthers });
    case "Official":
      return create(TypedRecordSchema, { record: { case: "official", value: typed(record, OfficialSchema) }, firstField, refusesOthers });
    default:
      return create(TypedRecordSchema, { record: { case: "quoted", value: typed(record, QuotedSchema) }, firstField, refusesOthers });
  }
}

function refuses(action: () => unknown): boolean {
  try {
    action();
    return false;
  } catch (error) {
    return error instanceof TypeError;
  }
}

function failureOf(error: unknown) {
  if (!(error instanceof ExtractionError)) throw error;
  const { codeName: code, reason, message, metadata, violations, diagnostics, retryAfterMs } = error;
  return create(FailureSchema, { code, reason, message, metadata, fields: violations.map(({ field }) => field), diagnostics: diagnostics.map((each) => ({ ...each })), ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const result = await run(fromJsonString(CaseSchema, line));
  process.stdout.write(toJsonString(CaseResultSchema, result) + "\n");
}

process.exit(0);
