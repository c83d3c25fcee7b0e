import { configureTextEncoding, getTextEncoding } from "@bufbuild/protobuf/wire";

let kept = false;

/**
 * Makes protobuf keep a byte order mark at the start of a string. By itself it drops the mark, as decoders of files do, and all places in the text of a document that begins
 * with one would be off by one. Holds for all messages of the process.
 */
export function keepByteOrderMarks(): void {
  if (kept) {
    return;
  }

  kept = true;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  configureTextEncoding({ ...getTextEncoding(), decodeUtf8: (bytes) => decoder.decode(bytes) });
}
