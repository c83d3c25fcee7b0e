import { createGrpcTransport, type GrpcTransportOptions } from "@connectrpc/connect-node";
import { credentials, ExtractionClient, type ClientOptions } from "./client.js";

export * from "./index.js";

/** How a client in Node connects. */
export interface NodeClientOptions extends ClientOptions {
  /** Most bytes of one answer. Default 256 MiB. */
  readonly maxAnswerBytes?: number;
  /** More of the transport, such as certificates in `nodeOptions`. */
  readonly transport?: Partial<GrpcTransportOptions>;
}

/** A client of the server at an address such as `http://127.0.0.1:50061`, by gRPC over HTTP/2. Connects with the first call. */
export function connect(address: string, options: NodeClientOptions = {}): ExtractionClient {
  const transport = createGrpcTransport({
    baseUrl: address,
    readMaxBytes: options.maxAnswerBytes ?? 256 * 1024 * 1024,
    pingIntervalMs: 60_000,
    pingTimeoutMs: 20_000,
    ...options.transport,
    interceptors: [credentials(options), ...(options.transport?.interceptors ?? [])],
  });
  return new ExtractionClient(transport, options);
}
