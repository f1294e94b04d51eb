// Uploads a file with tus-js-client as it comes, cuts the connection halfway, goes on in a new upload by the address
// that the first one got, and prints where it went on and where it ended.
// Usage: node upload.mjs ENDPOINT TOKEN FILE METADATA-JSON
import fs from "node:fs";
import { Upload } from "tus-js-client";

const [endpoint, token, file, metadata] = process.argv.slice(2);
const size = fs.statSync(file).size;
const common = {
  endpoint,
  uploadSize: size,
  chunkSize: 256 * 1024,
  retryDelays: null,
  headers: { Authorization: `Bearer ${token}` },
};

const cut = await new Promise((done, failed) => {
  const upload = new Upload(fs.createReadStream(file), {
    ...common,
    metadata: JSON.parse(metadata),
    onError: failed,
    onChunkComplete: (_, accepted) => {
      if (accepted >= size / 2) upload.abort().then(() => done({ url: upload.url, accepted }), failed);
    },
  });
  upload.start();
});

let from = null;
await new Promise((done, failed) => {
  new Upload(fs.createReadStream(file), {
    ...common,
    uploadUrl: cut.url,
    onError: failed,
    onProgress: (sent) => (from ??= sent),
    onSuccess: done,
  }).start();
});
console.log(JSON.stringify({ url: cut.url, accepted: cut.accepted, from }));
