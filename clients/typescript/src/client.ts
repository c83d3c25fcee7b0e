import type { MessageInitShape } from "@bufbuild/protobuf";
import { createClient, type Client, type Interceptor, type Transport } from "@connectrpc/connect";
import { Attempts } from "./attempts.js";
import { keepByteOrderMarks } from "./byteOrderMarks.js";
import { documentOf, type Content } from "./documents.js";
import { ExtractionError } from "./errors.js";
import { ExtractionService, type ExtractDocumentsRequestSchema, type ExtractStreamResponse, type ExtractUploadResponse } from "./generated/processing/extraction/v1/extraction_service_pb.js";
import type { ExtractionOptionsSchema } from "./generated/processing/extraction/v1/options_pb.js";
import { Health } from "./generated/grpc/health/v1/health_pb.js";
import type { ExtractionResult } from "./generated/processing/extraction/v1/result_pb.js";
import { ServerInfoService, type GetServerInfoResponse } from "./generated/processing/server/v1/server_info_service_pb.js";
import { newestApi, waitUntilReady } from "./readiness.js";
import { isRepeatable, parts, type Source } from "./uploads.js";

/** How a client calls. */
export interface ClientOptions {
  /** Longest time for one call with one document in milliseconds, retries included. Default 60,000. A stream of many documents has none. */
  readonly deadlineMs?: number;
  /** Most attempts at a call that finds the server unavailable or busy, 1 for no retry. Default 4. */
  readonly maxAttempts?: number;
  /** The API key that goes with every call. Send it by https only. */
  readonly apiKey?: string;
  /** Gives the token that goes with a call, asked before each so that it may be renewed. Send it by https only. */
  readonly accessToken?: () => string | Promise<string>;
}

/** Puts the credentials on every call; for a transport that is made by hand. */
export function credentials({ apiKey, accessToken }: ClientOptions): Interceptor {
  return (next) => async (request) => {
    if (apiKey !== undefined) {
      request.header.set("x-api-key", apiKey);
    }

    if (accessToken) {
      request.header.set("authorization", `Bearer ${await accessToken()}`);
    }

    return next(request);
  };
}

/** What is wanted of one document. */
export interface ExtractOptions {
  /** Name of the rule set; without it the server's default one. */
  readonly ruleSet?: string;
  /** The revision that the rule set must have. */
  readonly revision?: string;
  /** What is wanted of the document. */
  readonly options?: MessageInitShape<typeof ExtractionOptionsSchema> | undefined;
  /** Gives up the call. */
  readonly signal?: AbortSignal;
}

/** What is sent in pieces, and what is wanted of it. */
export interface UploadOptions extends ExtractOptions {
  /** What the content is, such as `text/plain`; without it the server tells by content. */
  readonly mediaType?: string;
  /** The language as a BCP 47 tag; without it told by content. */
  readonly language?: string;
  /** The caller's name for the document, given back in the summary. */
  readonly name?: string;
  /** Most bytes of a piece. Default 262,144. */
  readonly pieceBytes?: number;
}

/** The answer to one document of many: a result or an error. */
export interface DocumentAnswer {
  readonly correlationId: string;
  /** Number of the request in its stream, from 0. */
  readonly sequence: bigint;
  readonly result?: ExtractionResult;
  readonly error?: ExtractionError;
}

/** Calls the extraction service; `connect` of the entry for Node or for browsers makes one. Every method throws ExtractionError where the service says no. */
export class ExtractionClient {
  readonly #calls: Client<typeof ExtractionService>;
  readonly #info: Client<typeof ServerInfoService>;
  readonly #health: Client<typeof Health>;
  readonly #attempts: Attempts;

  constructor(transport: Transport, options: ClientOptions = {}) {
    keepByteOrderMarks();
    this.#calls = createClient(ExtractionService, transport);
    this.#info = createClient(ServerInfoService, transport);
    this.#health = createClient(Health, transport);
    this.#attempts = new Attempts(options);
  }

  /** Extracts from one document. */
  async extract(content: Content, options: ExtractOptions = {}): Promise<ExtractionResult> {
    const request = requestOf(content, options);
    const { result } = await this.#attempts.run(options.signal, (timeoutMs) => this.#calls.extract(request, { timeoutMs, ...signalOf(options.signal) }));
    if (!result) {
      throw ExtractionError.fromCall(new Error("the answer has no result"));
    }

    return result;
  }

  /**
   * Extracts from one document and gives records as they are found, then zones, then explanations and the text where the options ask for them, then the summary. Leaving
   * the loop ends the call.
   */
  async *extractStream(content: Content, options: ExtractOptions = {}): AsyncGenerator<ExtractStreamResponse, void, undefined> {
    const request = requestOf(content, options);
    yield* this.#attempts.messages(options.signal, (call) => this.#calls.extractStream(request, call));
  }

  /**
   * Extracts from one document that is too long for one message, and gives what `extractStream` does once all of it was sent. Bytes are sent again where the server is busy;
   * what comes piece by piece is not. The client's deadline holds for the whole call. What the source throws ends the call and is thrown here. Leaving the loop ends the
   * call. Not in browsers, which send no streams.
   */
  async *extractUpload(source: Source, options: UploadOptions = {}): AsyncGenerator<ExtractUploadResponse, void, undefined> {
    const { mediaType = "", language = "", name = "", ruleSet = "", revision = "", pieceBytes = 256 * 1024, options: wanted, signal } = options;
    if (!(pieceBytes >= 1)) {
      throw new RangeError(`a piece has at least one byte, not ${pieceBytes}`);
    }

    const header = { mediaType, language, name, ruleSet, revision, ...(wanted ? { options: wanted } : {}) };
    const sent = new Sent();
    try {
      yield* this.#attempts.messages(signal, (call) => this.#calls.extractUpload(sent.follow(parts(source, header, pieceBytes), call.signal), call), isRepeatable(source) ? this.#attempts.most : 1);
    } catch (failure) {
      throw sent.broken ? sent.broken.cause : failure;
    }
  }

  /**
   * Extracts from many documents, each with an id of its own. Answers come as they are done, in any order; a document that fails is an answer with an error.
   *
   * The requests are asked for only as fast as the server takes them. What they throw ends the stream and is thrown here. Leaving the loop ends the call.
   * Not in browsers, which have no streams in both directions.
   */
  async *extractDocuments(
    requests: AsyncIterable<MessageInitShape<typeof ExtractDocumentsRequestSchema>> | Iterable<MessageInitShape<typeof ExtractDocumentsRequestSchema>>,
    options: Pick<ExtractOptions, "signal"> = {},
  ): AsyncGenerator<DocumentAnswer, void, undefined> {
    const left = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;
    const sent = new Sent();
    try {
      for await (const { correlationId, sequence, outcome } of this.#calls.extractDocuments(sent.follow(requests, signal), { signal, timeoutMs: 0 })) {
        yield outcome.case === "result"
          ? { correlationId, sequence, result: outcome.value }
          : { correlationId, sequence, error: outcome.case ? ExtractionError.fromStatus(outcome.value) : ExtractionError.fromCall(new Error("the answer is empty")) };
      }
    } catch (failure) {
      throw sent.broken ? sent.broken.cause : ExtractionError.fromCall(failure);
    } finally {
      left.abort();
    }
  }

  /** What the server is: its version, methods, limits and rule sets. */
  async serverInfo(): Promise<GetServerInfoResponse> {
    return this.#attempts.run(undefined, (timeoutMs) => this.#info.getServerInfo({}, { timeoutMs }));
  }

  /**
   * The newest version of the extraction API that the server has, of those from `minimum` to `maximum`; 1 is what this package speaks. Throws an
   * ExtractionError with `Code.Unimplemented` where there is none, with what there is in its message.
   */
  async checkApi(minimum = 1, maximum = 1): Promise<number> {
    const { apis } = await this.serverInfo();
    return newestApi(apis.map(({ service }) => service), minimum, maximum);
  }

  /** Waits until the server takes calls and has a rule set ready, by default its default one, as `grpc.health.v1` tells. Throws a NotReadyError where it is not so in time. */
  async waitUntilReady(ruleSet = "", timeoutMs = 60_000): Promise<void> {
    await waitUntilReady(this.#health, ruleSet, timeoutMs);
  }
}

// What a call sends, and why there was no more of it.
class Sent {
  broken: { readonly cause: unknown } | undefined;

  async *follow<T>(messages: Iterable<T> | AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, undefined> {
    const source = Symbol.asyncIterator in messages ? messages[Symbol.asyncIterator]() : messages[Symbol.iterator]();
    try {
      for (let next = await this.#next(source, signal); !next.done; next = await this.#next(source, signal)) {
        yield next.value;
      }
    } finally {
      await source.return?.();
    }
  }

  // Connect throws into `follow` why a call ended, so only what comes out of the source itself says that it is broken; a source may end with the call's own signal.
  async #next<T>(source: Iterator<T> | AsyncIterator<T>, signal: AbortSignal): Promise<IteratorResult<T>> {
    try {
      return await source.next();
    } catch (cause) {
      this.broken = signal.aborted ? undefined : { cause };
      throw cause;
    }
  }
}

const signalOf = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

function requestOf(content: Content, { ruleSet = "", revision = "", options }: ExtractOptions) {
  return { document: documentOf(content), ruleSet, revision, ...(options ? { options } : {}) };
}
