// Opens ours-N into opened-N and seals plain-N into theirs-N, with age-encryption as it comes.
// Usage: node age.mjs FOLDER IDENTITY RECIPIENT COUNT
import fs from "node:fs";
import { Decrypter, Encrypter } from "age-encryption";

const [folder, identity, recipient, count] = process.argv.slice(2);
for (let n = 0; n < Number(count); n++) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const opened = await decrypter.decrypt(fs.readFileSync(`${folder}/ours-${n}`));
  fs.writeFileSync(`${folder}/opened-${n}`, opened);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(fs.readFileSync(`${folder}/plain-${n}`));
  fs.writeFileSync(`${folder}/theirs-${n}`, sealed);
}
