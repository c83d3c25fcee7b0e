import { fromBinary, type DescMessage, type MessageShape } from "@bufbuild/protobuf";
import type { Place } from "./generated/processing/extraction/v1/place_pb.js";
import type { Record } from "./generated/processing/extraction/v1/record_pb.js";

/**
 * The record as a message of the type that `rules schema` and protoc-gen-es made for it.
 *
 * The call must have asked for it by `recordForm`. Throws a TypeError where the record is of another type, came without its typed form, or cannot be read.
 */
export function typed<Schema extends DescMessage>(record: Record, schema: Schema): MessageShape<Schema> {
  const name = `${record.package}.${record.record}`;
  if (schema.typeName !== name) {
    throw new TypeError(`the record is of type ${name}, not ${schema.typeName}`);
  }

  if (!record.typed) {
    throw new TypeError(`the ${name} came without its typed form; ask for it with \`recordForm: RecordForm.TYPED\``);
  }

  try {
    return fromBinary(schema, record.typed);
  } catch (cause) {
    throw new TypeError(`the ${name} is not in the form of its type`, { cause });
  }
}

/** Where a field was read, by its name in the rules, in text order; empty where it is not filled. */
export function placesOf(record: Record, field: string): readonly Place[] {
  return record.fields.find(({ name }) => name === field)?.places ?? [];
}
