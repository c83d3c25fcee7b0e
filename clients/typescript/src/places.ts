import type { Place } from "./generated/processing/extraction/v1/place_pb.js";

/**
 * The text at a place: by UTF-16 units of a string, by bytes of UTF-8.
 *
 * The document is the one that was sent; a byte order mark must still be in it.
 * Throws a RangeError where the place is not in the document, where it came without that unit, since `offsetUnits` asked for others, or where the document is a file of Word
 * or a PDF, which hold no text to cut; `place.location` says where in it.
 */
export function textAt(place: Place, document: string | Uint8Array): string {
  if (place.location.case) {
    throw new RangeError(`the document holds no text to cut: the place is in its ${place.location.case}`);
  }

  const span = typeof document === "string" ? place.utf16 : place.utf8;
  if (!span) {
    throw new RangeError(`the place came without ${typeof document === "string" ? "utf16" : "utf8"}; ask for it by \`offsetUnits\``);
  }

  const { start, end } = span;
  if (start > end || end > document.length) {
    throw new RangeError(`the place ${start}..${end} is not in the document, which ends at ${document.length}`);
  }

  return typeof document === "string" ? document.slice(start, end) : new TextDecoder("utf-8", { ignoreBOM: true }).decode(document.subarray(start, end));
}
