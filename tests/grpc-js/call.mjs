// Calls the services as users of @grpc/grpc-js do: by the protos as they are, without generated code.
//   node call.mjs PROTOS ADDRESS
import assert from "node:assert/strict";
import { credentials, loadPackageDefinition, status } from "@grpc/grpc-js";
import { load } from "@grpc/proto-loader";

const [protos, address] = process.argv.slice(2);
const definition = await load("processing/extraction/v1/extraction_service.proto", { includeDirs: [protos, `${protos}/third_party`], keepCase: false, longs: Number, enums: String, oneofs: true, defaults: true });
const { ExtractionService } = loadPackageDefinition(definition).processing.extraction.v1;
const client = new ExtractionService(address.replace("http://", ""), credentials.createInsecure());
const text = "Minister Vladimir Norov met the delegation in Bishkek on 12 May 2024.";
const document = { content: Buffer.from(text), mediaType: "text/plain" };
const deadline = () => Date.now() + 60_000;
const cut = ({ utf16 }) => text.slice(utf16.start, utf16.end);

const collect = (call) => new Promise((resolve, reject) => {
  const messages = [];
  call.on("data", (message) => messages.push(message)).on("error", reject).on("end", () => resolve(messages));
});

// One answer.
const { result } = await new Promise((resolve, reject) => client.extract({ document }, { deadline: deadline() }, (error, answer) => (error ? reject(error) : resolve(answer))));
const official = result.records.find(({ record }) => record === "Official");
assert.equal(cut(official.fields.find(({ name }) => name === "name").places[0]), "Vladimir Norov");

// A stream of records.
const events = await collect(client.extractStream({ document }, { deadline: deadline() }));
assert.equal(events.filter(({ event }) => event === "record").length, result.records.length);
assert.equal(events.at(-1).event, "summary");

// Many documents on one stream, and one of them broken.
const documents = client.extractDocuments();
const answers = collect(documents);
for (let i = 0; i < 100; i++) {
  documents.write({ correlationId: `${i}`, document: i === 50 ? { content: Buffer.from([0xff, 0xfe, 0xff]), mediaType: "image/tiff" } : document });
}
documents.end();
const outcomes = await answers;
assert.equal(new Set(outcomes.map(({ correlationId }) => correlationId)).size, 100);
assert.deepEqual(outcomes.filter(({ outcome }) => outcome === "status").map(({ correlationId }) => correlationId), ["50"]);

// A document in pieces, which end inside of words.
const upload = client.extractUpload({ deadline: deadline() });
const found = collect(upload);
upload.write({ header: { mediaType: "text/plain", size: text.length } });
for (let start = 0; start < text.length; start += 7) {
  upload.write({ chunk: document.content.subarray(start, start + 7) });
}
upload.end();
assert.equal((await found).filter(({ event }) => event === "record").length, result.records.length);

// An error, with its details.
const failed = await new Promise((resolve) => client.extract({ document, ruleSet: "defualt" }, { deadline: deadline() }, resolve));
assert.equal(failed.code, status.NOT_FOUND);
assert.match(failed.metadata.get("grpc-status-details-bin")[0].toString("latin1"), /RULE_SET_NOT_FOUND/);
client.close();
console.log("grpc-js: one document, its stream, many documents, a document in pieces, an error");
