import { createClient, type Client, type Transport } from "@connectrpc/connect";
import { Attempts } from "./attempts.js";
import type { ClientOptions } from "./client.js";
import { AuthoringService } from "./generated/processing/authoring/v1/authoring_service_pb.js";
import type { Diagnostic } from "./generated/processing/authoring/v1/diagnostic_pb.js";
import { numbersFile, type Files } from "./packages.js";

/** Checks rules; `connectAuthoring` makes one. Nothing is stored. Every method throws ExtractionError where the service says no. */
export class AuthoringClient {
  /** The generated calls, for what this class has no method for. They throw a ConnectError, which `ExtractionError.fromCall` reads. */
  readonly calls: Client<typeof AuthoringService>;
  readonly #attempts: Attempts;

  constructor(transport: Transport, options: ClientOptions = {}) {
    this.calls = createClient(AuthoringService, transport);
    this.#attempts = new Attempts(options);
  }

  /** What is wrong with rules, and doubtful about them. `allow` names warnings to leave out. */
  async check(files: Files, allow: readonly string[] = []): Promise<readonly Diagnostic[]> {
    // The file of field numbers is no rules and no data of a lexicon.
    const sources = { files: [...files].filter(([path]) => path !== numbersFile).map(([path, content]) => ({ path, content })) };
    const { diagnostics } = await this.#attempts.run(undefined, (timeoutMs) => this.calls.check({ sources, allow: [...allow] }, { timeoutMs }));
    return diagnostics;
  }
}
