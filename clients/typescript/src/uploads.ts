import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ExtractUploadRequestSchema, UploadHeaderSchema } from "./generated/processing/extraction/v1/extraction_service_pb.js";

/** The content of a document: its bytes, or its bytes piece by piece, such as `createReadStream(path)` of Node gives them. */
export type Source = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Whether a source can be sent once more. What comes piece by piece cannot be read twice. */
export const isRepeatable = (source: Source): boolean => source instanceof Uint8Array;

/** The messages of an upload: the header, then the content in pieces. */
export async function* parts(source: Source, header: MessageInitShape<typeof UploadHeaderSchema>, pieceBytes: number): AsyncGenerator<MessageInitShape<typeof ExtractUploadRequestSchema>, void, undefined> {
  const size = source instanceof Uint8Array ? { size: BigInt(source.length) } : {};
  yield { part: { case: "header", value: { ...header, ...size } } };
  for await (const piece of source instanceof Uint8Array ? [source] : source) {
    for (let start = 0; start < piece.length; start += pieceBytes) {
      yield { part: { case: "chunk", value: piece.subarray(start, start + pieceBytes) } };
    }
  }
}
