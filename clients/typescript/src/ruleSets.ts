import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { createClient, type Client, type Transport } from "@connectrpc/connect";
import { Attempts } from "./attempts.js";
import type { ClientOptions } from "./client.js";
import type { Label, RuleSet } from "./generated/processing/rules/v1/label_pb.js";
import type { Revision } from "./generated/processing/rules/v1/revision_pb.js";
import { CreateRevisionRequestSchema, RuleSetService, type CreateRevisionResponse } from "./generated/processing/rules/v1/rule_set_service_pb.js";
import type { Files } from "./packages.js";

const chunkBytes = 256 * 1024;

/** What a package is. */
export interface PushOptions {
  /** The rule set; without it `default`. */
  readonly ruleSet?: string;
  /** Who pushes it. */
  readonly author?: string;
  /** What there is to say of it. */
  readonly description?: string;
  /** Whether it is only looked at, and nothing is stored. */
  readonly validateOnly?: boolean;
}

/** How a label is moved. */
export interface MoveOptions {
  /** The rule set; without it `default`. */
  readonly ruleSet?: string;
  /** For `canary` and `shadow` the share of documents, more than 0 and at most 1. */
  readonly share?: number;
  /** Where the label was seen last; where somebody moved it meanwhile, it stays. */
  readonly etag?: string;
  /** Who moves it. */
  readonly author?: string;
  /** Why. */
  readonly reason?: string;
}

/** Publishes rules: revisions and labels of rule sets; `connectRuleSets` makes one. Every method throws ExtractionError where the service says no. */
export class RuleSetClient {
  /** The generated calls, for what this class has no method for. They throw a ConnectError, which `ExtractionError.fromCall` reads. */
  readonly calls: Client<typeof RuleSetService>;
  readonly #attempts: Attempts;

  constructor(transport: Transport, options: ClientOptions = {}) {
    this.calls = createClient(RuleSetService, transport);
    this.#attempts = new Attempts(options);
  }

  /** Sends a package. Safe to repeat: the same package gives the same revision. Not in browsers, which send no streams. */
  async push(files: Files, { ruleSet = "default", author = "", description = "", validateOnly = false }: PushOptions = {}): Promise<CreateRevisionResponse> {
    const header = { ruleSet, author, description, validateOnly };
    return this.#attempts.run(undefined, (timeoutMs) => this.calls.createRevision(parts(header, files), { timeoutMs }));
  }

  /** Puts a label at a revision. With `etag`, only where nobody moved it meanwhile. */
  async moveLabel(label: string, revision: string, options: MoveOptions = {}): Promise<Label> {
    // A second attempt must not move it once more.
    const request = { ruleSet: "default", ...options, label, revision, requestId: crypto.randomUUID() };
    const { label: moved } = await this.#attempts.run(undefined, (timeoutMs) => this.calls.moveLabel(request, { timeoutMs }));
    return moved!;
  }

  /** Puts a label back to the last other revision that it stood at. */
  async rollBackLabel(label: string, options: Omit<MoveOptions, "share"> = {}): Promise<Label> {
    const request = { ruleSet: "default", ...options, label, requestId: crypto.randomUUID() };
    const { label: moved } = await this.#attempts.run(undefined, (timeoutMs) => this.calls.rollbackLabel(request, { timeoutMs }));
    return moved!;
  }

  /** A rule set with its labels. */
  async ruleSet(ruleSet = "default"): Promise<RuleSet> {
    const answer = await this.#attempts.run(undefined, (timeoutMs) => this.calls.getRuleSet({ ruleSet }, { timeoutMs }));
    return answer.ruleSet!;
  }

  /** All rule sets with their labels, read page by page. */
  async *ruleSets(): AsyncGenerator<RuleSet, void, undefined> {
    let pageToken = "";
    do {
      const page = await this.#attempts.run(undefined, (timeoutMs) => this.calls.listRuleSets({ pageToken }, { timeoutMs }));
      yield* page.ruleSets;
      pageToken = page.nextPageToken;
    } while (pageToken);
  }

  /** All revisions of a rule set, the newest first, read page by page. */
  async *revisions(ruleSet = "default"): AsyncGenerator<Revision, void, undefined> {
    let pageToken = "";
    do {
      const page = await this.#attempts.run(undefined, (timeoutMs) => this.calls.listRevisions({ ruleSet, pageToken }, { timeoutMs }));
      yield* page.revisions;
      pageToken = page.nextPageToken;
    } while (pageToken);
  }
}

async function* parts(header: Required<PushOptions>, files: Files): AsyncGenerator<MessageInitShape<typeof CreateRevisionRequestSchema>, void, undefined> {
  yield create(CreateRevisionRequestSchema, { part: { case: "header", value: header } });
  for (const [path, content] of files) {
    for (let start = 0; start === 0 || start < content.length; start += chunkBytes) {
      yield create(CreateRevisionRequestSchema, { part: { case: "chunk", value: { path, content: content.subarray(start, start + chunkBytes) } } });
    }
  }
}
