import { create } from "@bufbuild/protobuf";
import { anyUnpack } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { BadRequestSchema, ErrorInfoSchema, PreconditionFailureSchema, RetryInfoSchema } from "./generated/google/rpc/error_details_pb.js";
import { StatusSchema, type Status } from "./generated/google/rpc/status_pb.js";

/** A field of a request that the server did not accept, by its path. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** One reason why a rule set is broken; the place is file, line and column. */
export interface RuleDiagnostic {
  readonly id: string;
  readonly message: string;
  readonly place: string;
}

/** The service did not extract, and says why. */
export class ExtractionError extends Error {
  override readonly name = "ExtractionError";

  private constructor(
    message: string,
    /** The status of gRPC. */
    readonly code: Code,
    /** One of `Reason`, or the one that a reader of documents gives; empty where the server did not answer. */
    readonly reason: string,
    /** Facts about the reason, as the service's comment in the protos lists them. */
    readonly metadata: Readonly<Record<string, string>>,
    /** The fields that cannot be accepted. */
    readonly violations: readonly FieldViolation[],
    /** Why the rule set is broken; at most 20. */
    readonly diagnostics: readonly RuleDiagnostic[],
    /** When it makes sense to try again, in milliseconds; undefined where the server does not say. */
    readonly retryAfterMs: number | undefined,
    cause: unknown,
  ) {
    super(message, { cause });
  }

  /** The error for a status that came as a message. */
  static fromStatus(status: Status, cause?: unknown): ExtractionError {
    const find = <T>(unpack: (any: (typeof status.details)[number]) => T | undefined) => status.details.map(unpack).find((detail) => detail !== undefined);
    const info = find((any) => anyUnpack(any, ErrorInfoSchema));
    const retry = find((any) => anyUnpack(any, RetryInfoSchema))?.retryDelay;
    return new ExtractionError(
      status.message,
      status.code as Code,
      info?.reason ?? "",
      info?.metadata ?? {},
      find((any) => anyUnpack(any, BadRequestSchema))?.fieldViolations.map(({ field, description }) => ({ field, description })) ?? [],
      find((any) => anyUnpack(any, PreconditionFailureSchema))?.violations.map(({ type, description, subject }) => ({ id: type, message: description, place: subject })) ?? [],
      retry && Number(retry.seconds) * 1000 + retry.nanos / 1e6,
      cause,
    );
  }

  /** The error for a call that failed. */
  static fromCall(failure: unknown): ExtractionError {
    const error = ConnectError.from(failure);
    const details = error.details.flatMap((detail) => ("type" in detail ? [{ typeUrl: `type.googleapis.com/${detail.type}`, value: detail.value }] : []));
    return ExtractionError.fromStatus(create(StatusSchema, { code: error.code, message: error.rawMessage, details }), error);
  }

  /** The name of the code as gRPC writes it, such as `NOT_FOUND`. */
  get codeName(): string {
    const name = Code[this.code] ?? "Unknown";
    return name === "Canceled" ? "CANCELLED" : name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  }
}
