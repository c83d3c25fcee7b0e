import type { Place } from "./generated/processing/extraction/v1/place_pb.js";

/**
 * The text at a place: by UTF-16 units of a string, by bytes of UTF-8.
 *
 * The document is the one that was sent; a byte order mark must still be in it.
 * Throws a RangeError where the place is not in the document, where it came without that unit, since `offsetUnits` asked for others, or where the document is none to cut by
 * it: a file of Word or a PDF, or bytes in another encoding than UTF-8. `place.location` and `place.bytes` say where in those, and `textIn` cuts their text.
 */
export function textAt(place: Place, document: string | Uint8Array): string {
  if (place.location.case) {
    throw new RangeError(`the document holds no text to cut, the place is in its ${place.location.case}; ask for its text by \`includeText\` and cut that by textIn`);
  }

  if (typeof document !== "string" && place.bytes) {
    throw new RangeError("the document is not in UTF-8, place.bytes says where in it; ask for its text by `includeText` and cut that by textIn");
  }

  return cut(place, document, "document");
}

/**
 * The text at a place, out of the text that came with the result: `result.text`, or the event of a stream. For documents of every kind.
 *
 * Throws a RangeError where there is no text, since the call did not ask for it by `includeText`, where the place is not in it, and where the place came without UTF-16 units.
 */
export function textIn(place: Place, text: string | undefined): string {
  if (text === undefined) {
    throw new RangeError("the result came without its text; ask for it by `includeText`");
  }

  return cut(place, text, "text");
}

function cut(place: Place, text: string | Uint8Array, what: string): string {
  const [span, unit] = typeof text === "string" ? [place.utf16, "utf16"] : [place.utf8, "utf8"];
  if (!span) {
    throw new RangeError(`the place came without ${unit}; ask for it by \`offsetUnits\``);
  }

  const { start, end } = span;
  if (start > end || end > text.length) {
    throw new RangeError(`the place ${start}..${end} is not in the ${what}, which ends at ${text.length}`);
  }

  return typeof text === "string" ? text.slice(start, end) : new TextDecoder("utf-8", { ignoreBOM: true }).decode(text.subarray(start, end));
}
