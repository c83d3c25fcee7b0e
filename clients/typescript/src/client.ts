import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { createClient, type Client, type Interceptor, type Transport } from "@connectrpc/connect";
import { ExtractionError } from "./errors.js";
import { DocumentSchema, type Document } from "./generated/processing/extraction/v1/document_pb.js";
import { ExtractionService, type ExtractDocumentsRequestSchema, type ExtractStreamResponse } from "./generated/processing/extraction/v1/extraction_service_pb.js";
import type { ExtractionOptionsSchema } from "./generated/processing/extraction/v1/options_pb.js";
import { Health } from "./generated/grpc/health/v1/health_pb.js";
import type { ExtractionResult } from "./generated/processing/extraction/v1/result_pb.js";
import { ServerInfoService, type GetServerInfoResponse } from "./generated/processing/server/v1/server_info_service_pb.js";
import { newestApi, waitUntilReady } from "./readiness.js";
import { delayAfter, shippedAttempts } from "./retries.js";

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

/** A plain text, or any document. */
export type Content = string | MessageInitShape<typeof DocumentSchema>;

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
  readonly #deadlineMs: number;
  readonly #maxAttempts: number;

  constructor(transport: Transport, options: ClientOptions = {}) {
    this.#calls = createClient(ExtractionService, transport);
    this.#info = createClient(ServerInfoService, transport);
    this.#health = createClient(Health, transport);
    this.#deadlineMs = options.deadlineMs ?? 60_000;
    this.#maxAttempts = options.maxAttempts ?? shippedAttempts;
  }

  /** Extracts from one document. */
  async extract(content: Content, options: ExtractOptions = {}): Promise<ExtractionResult> {
    const request = requestOf(content, options);
    const { result } = await this.#retried(options.signal, (timeoutMs) => this.#calls.extract(request, { timeoutMs, ...signalOf(options.signal) }));
    if (!result) {
      throw ExtractionError.fromCall(new Error("the answer has no result"));
    }

    return result;
  }

  /** Extracts from one document and gives records as they are found, then zones, then the summary. Leaving the loop ends the call. */
  async *extractStream(content: Content, options: ExtractOptions = {}): AsyncGenerator<ExtractStreamResponse, void, undefined> {
    const request = requestOf(content, options);
    const left = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;
    try {
      // Tried again only until the first message: what the caller has seen must not come twice.
      const [messages, first] = await this.#retried(signal, async (timeoutMs) => {
        const each = this.#calls.extractStream(request, { timeoutMs, signal })[Symbol.asyncIterator]();
        return [each, await each.next()] as const;
      });
      for (let next = first; !next.done; next = await messages.next()) {
        yield next.value;
      }
    } catch (failure) {
      throw failure instanceof ExtractionError ? failure : ExtractionError.fromCall(failure);
    } finally {
      left.abort();
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
    let broken: { cause: unknown } | undefined;
    async function* sent() {
      try {
        yield* requests;
      } catch (cause) {
        // A call that was given up throws its reason in here, too.
        broken = signal.aborted ? undefined : { cause };
        throw cause;
      }
    }

    try {
      for await (const { correlationId, sequence, outcome } of this.#calls.extractDocuments(sent(), { signal, timeoutMs: 0 })) {
        yield outcome.case === "result"
          ? { correlationId, sequence, result: outcome.value }
          : { correlationId, sequence, error: outcome.case ? ExtractionError.fromStatus(outcome.value) : ExtractionError.fromCall(new Error("the answer is empty")) };
      }
    } catch (failure) {
      throw broken ? broken.cause : ExtractionError.fromCall(failure);
    } finally {
      left.abort();
    }
  }

  /** What the server is: its version, methods, limits and rule sets. */
  async serverInfo(): Promise<GetServerInfoResponse> {
    return this.#retried(undefined, (timeoutMs) => this.#info.getServerInfo({}, { timeoutMs }));
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

  async #retried<T>(signal: AbortSignal | undefined, attempt: (timeoutMs: number) => Promise<T>): Promise<T> {
    const end = Date.now() + this.#deadlineMs;
    for (let number = 1; ; number++) {
      try {
        return await attempt(Math.max(1, end - Date.now()));
      } catch (failure) {
        const delay = delayAfter(number, this.#maxAttempts, failure);
        if (delay === undefined || Date.now() + delay >= end) {
          throw ExtractionError.fromCall(failure);
        }

        await pause(delay, signal);
      }
    }
  }
}

const signalOf = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

function requestOf(content: Content, { ruleSet = "", revision = "", options }: ExtractOptions) {
  const document: MessageInitShape<typeof DocumentSchema> | Document =
    typeof content === "string" ? { content: new TextEncoder().encode(content), mediaType: "text/plain" } : content;
  return { document: create(DocumentSchema, document), ruleSet, revision, ...(options ? { options } : {}) };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(ExtractionError.fromCall(signal?.reason));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
