import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { DocumentSchema, type Document } from "./generated/processing/extraction/v1/document_pb.js";

/** A plain text, or any document. */
export type Content = string | MessageInitShape<typeof DocumentSchema>;

/** The message for a document. */
export function documentOf(content: Content): Document {
  return create(DocumentSchema, typeof content === "string" ? { content: new TextEncoder().encode(content), mediaType: "text/plain" } : content);
}
