import { createGrpcWebTransport, type GrpcWebTransportOptions } from "@connectrpc/connect-web";
import { credentials, ExtractionClient, type ClientOptions } from "./client.js";

export * from "./index.js";

/** How a client in a browser connects. */
export interface BrowserClientOptions extends ClientOptions {
  /** More of the transport, such as interceptors. */
  readonly transport?: Partial<GrpcWebTransportOptions>;
}

/** A client of the server at an address, by gRPC-Web. `extractDocuments` is not for browsers: they have no streams in both directions. */
export function connect(address: string, options: BrowserClientOptions = {}): ExtractionClient {
  const interceptors = [credentials(options), ...(options.transport?.interceptors ?? [])];
  return new ExtractionClient(createGrpcWebTransport({ baseUrl: address, ...options.transport, interceptors }), options);
}
