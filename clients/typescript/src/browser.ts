import type { Transport } from "@connectrpc/connect";
import { createGrpcWebTransport, type GrpcWebTransportOptions } from "@connectrpc/connect-web";
import { AuthoringClient } from "./authoring.js";
import { credentials, ExtractionClient, type ClientOptions } from "./client.js";
import { RuleSetClient } from "./ruleSets.js";

export * from "./index.js";

/** How a client in a browser connects. */
export interface BrowserClientOptions extends ClientOptions {
  /** More of the transport, such as interceptors. */
  readonly transport?: Partial<GrpcWebTransportOptions>;
}

/** A client of the server at an address, by gRPC-Web. `extractDocuments` and `extractUpload` are not for browsers, which send no streams. */
export function connect(address: string, options: BrowserClientOptions = {}): ExtractionClient {
  return new ExtractionClient(transportTo(address, options), options);
}

/** As `connect`, for moving labels; `push` is not for browsers. */
export function connectRuleSets(address: string, options: BrowserClientOptions = {}): RuleSetClient {
  return new RuleSetClient(transportTo(address, options), options);
}

/** As `connect`, for checking rules. */
export function connectAuthoring(address: string, options: BrowserClientOptions = {}): AuthoringClient {
  return new AuthoringClient(transportTo(address, options), options);
}

function transportTo(address: string, options: BrowserClientOptions): Transport {
  return createGrpcWebTransport({ baseUrl: address, ...options.transport, interceptors: [credentials(options), ...(options.transport?.interceptors ?? [])] });
}
