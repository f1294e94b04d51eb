// Uploads a file with tus-js-client as it comes, in chunks.
// Usage: node upload.mjs ENDPOINT TOKEN FILE SHA256
import fs from "node:fs";
import { Upload } from "tus-js-client";

const [endpoint, token, file, sha256] = process.argv.slice(2);
await new Promise((done, failed) => {
  new Upload(fs.createReadStream(file), {
    endpoint,
    uploadSize: fs.statSync(file).size,
    chunkSize: 300_000,
    retryDelays: null,
    headers: { Authorization: `Bearer ${token}` },
    metadata: { sha256 },
    onError: failed,
    onSuccess: done,
  }).start();
});
