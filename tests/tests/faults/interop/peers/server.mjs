// @tus/server over a folder, on a free port of the loopback, where our hub has its uploads; and a door that lets
// everybody in, since our client asks for a token first. Usage: node server.mjs FOLDER UPLOADS-PATH. Prints its address.
import http from "node:http";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const [directory, path] = process.argv.slice(2);
const tus = new Server({ path, datastore: new FileStore({ directory }) });
const doors = { "/v1/auth/challenge": { challenge: "AAAA" }, "/v1/auth/token": { token: "in", expires_in: 60 } };
const server = http.createServer((request, response) => {
  const door = doors[request.url];
  if (!door) return tus.handle(request, response);
  request.resume().on("end", () => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(door));
  });
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
