// Calls a running server as a page in a browser would, with a client that is not ours: node call.mjs WEB_ADDRESS GENERATED_FOLDER
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { createClient, Code, ConnectError } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-web";

const [address, folder] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(resolve(folder, file)).href);
const { ExtractionService } = await load("processing/extraction/v1/extraction_service_pb.js");
const { ServerInfoService } = await load("processing/server/v1/server_info_service_pb.js");
const { ErrorInfoSchema } = await load("google/rpc/error_details_pb.js");

const transport = createGrpcWebTransport({ baseUrl: address });
const extraction = createClient(ExtractionService, transport);
const text = "«آزاده کریمی» رییس‌جمهور ازبکستان گفت.";
const document = { content: new TextEncoder().encode(text), mediaType: "text/plain" };

function must(condition, what) {
  if (!condition) {
    console.error(`failed: ${what}`);
    process.exit(1);
  }
}

const info = await createClient(ServerInfoService, transport).getServerInfo({});
must(info.apis.some((api) => api.service === ExtractionService.typeName), "the server tells of the extraction service");

const answer = await extraction.extract({ document });
must(answer.result.records.length > 0, "a unary call finds records");
const place = answer.result.records[0].place;
must(text.slice(place.utf16.start, place.utf16.end).length > 0, "places are those of the text");

const events = [];
for await (const message of extraction.extractStream({ document })) {
  events.push(message.event.case);
}
must(events.at(-1) === "summary" && events.filter((event) => event === "record").length === answer.result.records.length, "a stream gives the same records and ends with a summary");

try {
  await extraction.extract({});
  must(false, "a call without a document is refused");
} catch (error) {
  must(error instanceof ConnectError && error.code === Code.InvalidArgument, `the status arrives, not ${error}`);
  must(error.findDetails(ErrorInfoSchema)[0]?.reason === "DOCUMENT_MISSING", "the reason arrives");
}
console.log("ok");
