// The peer's sending end: tus-js-client, so many uploads at once, each in one request.
// Usage: node tus-client.mjs URL CONCURRENCY DIR. Prints seconds from the first request to the last answer, and bytes:
// node's own start is not counted.
import fs from "node:fs";
import path from "node:path";
import { Upload } from "tus-js-client";

const [endpoint, concurrency, folder] = process.argv.slice(2);
const files = fs.readdirSync(folder).sort().map((name) => path.join(folder, name));
let bytes = 0;

function send(file) {
  const size = fs.statSync(file).size;
  bytes += size;
  return new Promise((done, failed) => {
    new Upload(fs.createReadStream(file), {
      endpoint,
      uploadSize: size,
      // Not its default, but it saves a round trip, and we do so too.
      uploadDataDuringCreation: true,
      storeFingerprintForResuming: false,
      retryDelays: null,
      metadata: { filename: path.basename(file) },
      onSuccess: done,
      onError: failed,
    }).start();
  });
}

const start = process.hrtime.bigint();
const queue = files.values();
await Promise.all(
  Array.from({ length: Number(concurrency) }, async () => {
    for (const file of queue) await send(file);
  }),
);
console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - start) / 1e9, bytes }));
