import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Transport } from "@connectrpc/connect";
import { createTransport } from "@connectrpc/connect/protocol-grpc";
import { compressionBrotli, compressionGzip, createNodeHttpClient, Http2SessionManager, type GrpcTransportOptions } from "@connectrpc/connect-node";
import { AuthoringClient } from "./authoring.js";
import { credentials, ExtractionClient, type ClientOptions } from "./client.js";
import { dataNames, numbersFile, type Files } from "./packages.js";
import { inPieces } from "./requestPieces.js";
import { RuleSetClient } from "./ruleSets.js";

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
  return new ExtractionClient(transportTo(address, options), options);
}

/** As `connect`, for publishing rules. */
export function connectRuleSets(address: string, options: NodeClientOptions = {}): RuleSetClient {
  return new RuleSetClient(transportTo(address, options), options);
}

/** As `connect`, for checking rules. */
export function connectAuthoring(address: string, options: NodeClientOptions = {}): AuthoringClient {
  return new AuthoringClient(transportTo(address, options), options);
}

/** The rules of a folder and all below it, with the data files that they name and the file of field numbers. Throws an Error where there are no rules. */
export async function readPackage(folder: string): Promise<Files> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  const files = new Map<string, Uint8Array>();
  const add = async (wanted: (path: string) => boolean) => {
    for (const path of paths.filter(wanted)) {
      files.set(path, await readFile(join(folder, path)));
    }
  };
  await add((path) => path.endsWith(".rules"));
  if (files.size === 0) {
    throw new Error(`${folder} holds no .rules file`);
  }

  // A folder may hold thousands of documents beside its rules, so only files that the rules name are read as data.
  const names = new Set([...files.values()].flatMap((content) => dataNames(new TextDecoder().decode(content))));
  await add((path) => path === numbersFile || names.has(path.slice(path.lastIndexOf("/") + 1)));
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function transportTo(address: string, options: NodeClientOptions): Transport {
  const chosen: Partial<GrpcTransportOptions> = { pingIntervalMs: 60_000, pingTimeoutMs: 20_000, ...options.transport };
  const session = chosen.sessionManager ?? new Http2SessionManager(address, chosen, chosen.nodeOptions);
  return createTransport({
    baseUrl: chosen.baseUrl ?? address,
    httpClient: inPieces(createNodeHttpClient({ httpVersion: "2", sessionProvider: () => session })),
    useBinaryFormat: chosen.useBinaryFormat ?? true,
    ...(chosen.jsonOptions && { jsonOptions: chosen.jsonOptions }),
    ...(chosen.binaryOptions && { binaryOptions: chosen.binaryOptions }),
    interceptors: [credentials(options), ...(chosen.interceptors ?? [])],
    acceptCompression: chosen.acceptCompression ?? [compressionGzip, compressionBrotli],
    sendCompression: chosen.sendCompression ?? null,
    compressMinBytes: chosen.compressMinBytes ?? 1024,
    readMaxBytes: chosen.readMaxBytes ?? options.maxAnswerBytes ?? 256 * 1024 * 1024,
    writeMaxBytes: chosen.writeMaxBytes ?? 0xffff_ffff,
    ...(chosen.defaultTimeoutMs !== undefined && { defaultTimeoutMs: chosen.defaultTimeoutMs }),
  });
}
