import type { UniversalClientFn } from "@connectrpc/connect/protocol";

// Node's own HTTP/2 hands a write to the connection whole. While a large one waits for the server's window, the answer of a server that refuses the call unread
// is lost, and the call would wait for its deadline. 64 KiB is the largest frame that is common.
const pieceBytes = 64 * 1024;

/** The same HTTP client, which writes requests in pieces, so that a refusal is heard while a request is still being sent. */
export function inPieces(client: UniversalClientFn): UniversalClientFn {
  return (request) => client(request.body === undefined ? request : { ...request, body: pieces(request.body) });
}

async function* pieces(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const bytes of body) {
    for (let start = 0; start === 0 || start < bytes.length; start += pieceBytes) {
      yield bytes.subarray(start, start + pieceBytes);
    }
  }
}
