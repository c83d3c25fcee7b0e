import { create } from "@bufbuild/protobuf";
import { Code, type Client } from "@connectrpc/connect";
import { ExtractionError } from "./errors.js";
import { StatusSchema } from "./generated/google/rpc/status_pb.js";
import { HealthCheckResponse_ServingStatus, type Health } from "./generated/grpc/health/v1/health_pb.js";

const pauseMs = 100;

/** Asks the health service until it says that the rule set is served. */
export async function waitUntilReady(health: Client<typeof Health>, ruleSet: string, timeoutMs: number): Promise<void> {
  let state = "the server does not answer";
  for (const end = Date.now() + timeoutMs; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs, Math.max(0, end - Date.now()))))) {
    try {
      const { status } = await health.check({ service: `ruleSets/${ruleSet}` }, { timeoutMs: Math.max(1, end - Date.now()) });
      if (status === HealthCheckResponse_ServingStatus.SERVING) {
        return;
      }

      state = "it is broken, or the server is stopping";
    } catch (failure) {
      const error = ExtractionError.fromCall(failure);
      if (error.code === Code.NotFound) {
        state = "the server has none of that name";
      } else if (error.code === Code.Unavailable) {
        state = "the server does not answer";
      } else if (error.code !== Code.DeadlineExceeded) {
        throw error;
      }
    }
  }

  throw new NotReadyError(`the rule set ${ruleSet || "by default"} was not ready within ${timeoutMs} ms: ${state}`);
}

/** A rule set was not ready in time. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";
}

/** The newest version of the extraction service from `minimum` to `maximum`. Throws an ExtractionError where there is none. */
export function newestApi(services: readonly string[], minimum: number, maximum: number): number {
  const versions = services.flatMap((service) => /^processing\.extraction\.v([1-9]\d*)\.ExtractionService$/.exec(service)?.[1] ?? []).map(Number);
  const fitting = versions.filter((version) => minimum <= version && version <= maximum);
  if (fitting.length === 0) {
    const has = versions.sort((one, other) => one - other).map((version) => `v${version}`).join(", ") || "none";
    const message = `This program needs the extraction API in v${minimum} to v${maximum}; the server has ${has}.`;
    throw ExtractionError.fromStatus(create(StatusSchema, { code: Code.Unimplemented, message }));
  }

  return Math.max(...fitting);
}
