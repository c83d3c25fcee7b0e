import { createClient, type Client, type Transport } from "@connectrpc/connect";
import { Attempts } from "./attempts.js";
import { keepByteOrderMarks } from "./byteOrderMarks.js";
import type { ClientOptions } from "./client.js";
import { documentOf, type Content } from "./documents.js";
import { AuthoringService, type ExplainResponse, type RunTestsResponse } from "./generated/processing/authoring/v1/authoring_service_pb.js";
import type { Diagnostic } from "./generated/processing/authoring/v1/diagnostic_pb.js";
import { numbersFile, type Files } from "./packages.js";

/** What is explained, and by which rules. */
export interface ExplainOptions {
  /** The rules; without them those of `ruleSet`. */
  readonly files?: Files;
  /** Name of a rule set of the server, where there are no `files`; without it the server's default one. */
  readonly ruleSet?: string;
  /** The full name of the only rule to tell of. */
  readonly rule?: string;
  /** The byte of the document in UTF-8 where it is to stand. */
  readonly at?: number;
  /** Whether to tell how far rules got that give no record. */
  readonly whyNot?: boolean;
}

/** Checks and tries rules; `connectAuthoring` makes one. Nothing is stored. Every method throws ExtractionError where the service says no. */
export class AuthoringClient {
  /** The generated calls, for what this class has no method for. They throw a ConnectError, which `ExtractionError.fromCall` reads. */
  readonly calls: Client<typeof AuthoringService>;
  readonly #attempts: Attempts;

  constructor(transport: Transport, options: ClientOptions = {}) {
    keepByteOrderMarks();
    this.calls = createClient(AuthoringService, transport);
    this.#attempts = new Attempts(options);
  }

  /** What is wrong with rules, and doubtful about them. `allow` names warnings to leave out. */
  async check(files: Files, allow: readonly string[] = []): Promise<readonly Diagnostic[]> {
    const { diagnostics } = await this.#attempts.run(undefined, (timeoutMs) => this.calls.check({ sources: sourcesOf(files), allow: [...allow] }, { timeoutMs }));
    return diagnostics;
  }

  /** Runs the tests that stand in rules and gives each outcome as it comes, then the summary. `containing` is a part of the names of those wanted. Leaving the loop ends the call. */
  async *runTests(files: Files, containing = ""): AsyncGenerator<RunTestsResponse, void, undefined> {
    yield* this.#attempts.messages(undefined, (call) => this.calls.runTests({ sources: sourcesOf(files), filter: containing }, call));
  }

  /** Why a document gives each of its records. */
  async explain(content: Content, { files, ruleSet = "", rule = "", at, whyNot = false }: ExplainOptions = {}): Promise<ExplainResponse> {
    const request = { document: documentOf(content), ruleSet, rule, whyNot, ...(at !== undefined && { at }), ...(files && { sources: sourcesOf(files) }) };
    return this.#attempts.run(undefined, (timeoutMs) => this.calls.explain(request, { timeoutMs }));
  }
}

// The file of field numbers is no rules and no data of a lexicon.
const sourcesOf = (files: Files) => ({ files: [...files].filter(([path]) => path !== numbersFile).map(([path, content]) => ({ path, content })) });
