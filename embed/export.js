// What a document can be exported as; and as one file with the editor in it: the empty one lies beside the
// program, and what fills it is loaded when somebody asks for it.

import { Refusal } from "./protocol.js";

/** The formats, and the media type of each. */
export const KINDS = {
  json: "application/json",
  markdown: "text/markdown;charset=utf-8",
  html: "text/html;charset=utf-8",
  "single-file": "text/html;charset=utf-8",
};

/** The address is not written out: a bundler would take the file along, though hardly any page asks for it. */
function beside(name, here = import.meta.url) {
  return new URL(`../${name}`, here).href;
}

/** `value` as one file. Rejects with a `Refusal` where the empty one is not beside the program. */
export async function oneFile(value, readable) {
  const empty = beside("nofault.html");
  let found;
  try {
    found = await Promise.all([import(beside("copy.js")), fetch(empty)]);
  } catch (error) {
    throw new Refusal("network", `What makes one file could not be loaded: ${error.message}`);
  }
  const [{ fill }, response] = found;
  if (!response.ok) throw new Refusal("network", `${empty} is not there (${response.status}).`);
  return fill(await response.text(), value, readable);
}
