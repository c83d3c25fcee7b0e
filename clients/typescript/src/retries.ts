import { Code, ConnectError } from "@connectrpc/connect";
import { serviceConfig } from "./generated/serviceConfig.js";

const shipped = serviceConfig.methodConfig[0].retryPolicy;
const seconds = (duration: string) => Number.parseFloat(duration);
const nameOf = (code: Code) => (Code[code] ?? "").toUpperCase();

/** The attempts of the shipped service config. */
export const shippedAttempts: number = shipped.maxAttempts;

/**
 * Milliseconds until the next attempt at a call; undefined where there is none.
 *
 * RESOURCE_EXHAUSTED is worth another try where the server names a time, as it does when it is busy, and never where the document is too large.
 *
 * @param attempt the number of the attempt that failed, from 1.
 */
export function delayAfter(attempt: number, maxAttempts: number, failure: unknown): number | undefined {
  const error = ConnectError.from(failure);
  if (attempt >= maxAttempts) {
    return undefined;
  }

  const retryable = shipped.retryableStatusCodes.some((name) => name === nameOf(error.code));
  const pushback = error.metadata.get("grpc-retry-pushback-ms");
  if (pushback !== null) {
    // A number below zero, or none at all, asks not to try again.
    return (retryable || error.code === Code.ResourceExhausted) && /^\d+$/.test(pushback) ? Number(pushback) : undefined;
  }

  const longest = Math.min(seconds(shipped.initialBackoff) * shipped.backoffMultiplier ** (attempt - 1), seconds(shipped.maxBackoff)) * 1000;
  return retryable ? Math.random() * longest : undefined;
}
