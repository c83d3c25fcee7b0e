import { ExtractionError } from "./errors.js";
import { delayAfter, shippedAttempts } from "./retries.js";

/** The deadline of one call for one thing, and how often it is tried. */
export class Attempts {
  readonly #deadlineMs: number;
  /** Most attempts at a call. */
  readonly most: number;

  constructor({ deadlineMs = 60_000, maxAttempts = shippedAttempts }: { readonly deadlineMs?: number; readonly maxAttempts?: number }) {
    this.#deadlineMs = deadlineMs;
    this.most = maxAttempts;
  }

  /** Calls `attempt` with the milliseconds left until it succeeds. Throws an ExtractionError where it does not. */
  async run<T>(signal: AbortSignal | undefined, attempt: (timeoutMs: number) => Promise<T>, most = this.most): Promise<T> {
    const end = Date.now() + this.#deadlineMs;
    for (let number = 1; ; number++) {
      try {
        return await attempt(Math.max(1, end - Date.now()));
      } catch (failure) {
        const delay = delayAfter(number, most, failure);
        if (delay === undefined || Date.now() + delay >= end) {
          throw ExtractionError.fromCall(failure);
        }

        await pause(delay, signal);
      }
    }
  }

  /** The messages of a call that `begin` begins. Throws an ExtractionError where there are no more of them; leaving the loop ends the call. */
  async *messages<T>(
    given: AbortSignal | undefined,
    begin: (call: { signal: AbortSignal; timeoutMs: number }) => AsyncIterable<T>,
    maxAttempts = this.most,
  ): AsyncGenerator<T, void, undefined> {
    const left = new AbortController();
    const signal = given ? AbortSignal.any([given, left.signal]) : left.signal;
    try {
      // Tried again only until the first message: what the caller has seen must not come twice.
      const start = async (timeoutMs: number) => {
        const each = begin({ signal, timeoutMs })[Symbol.asyncIterator]();
        return [each, await each.next()] as const;
      };
      const [messages, first] = await this.run(signal, start, maxAttempts);
      for (let next = first; !next.done; next = await messages.next()) {
        yield next.value;
      }
    } catch (failure) {
      throw failure instanceof ExtractionError ? failure : ExtractionError.fromCall(failure);
    } finally {
      left.abort();
    }
  }
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
