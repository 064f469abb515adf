// A postmortem as one file with the editor in it: the empty one lies beside the page, and what fills it is
// loaded when somebody asks for it.

import { download } from "./backup.js";

/** Offers a page with a document in it. Answers with its name, which tells whether names were replaced. */
export async function saveCopy(value, readable, shared) {
  const made = await page(value, readable);
  const name = made.name.replace(/(?=\.postmortem\.html$)/, shared ? "-shared" : "");
  download(name, "text/html", made.text);
  return name;
}

/** A page with a document in it, and a name for it. */
export async function page(value, readable) {
  const beside = (name) => new URL(name, document.baseURI);
  const [{ fill, nameOf }, response] = await Promise.all([
    import(beside("copy.js").href),
    fetch(beside("nofault.html")),
  ]).catch(() => {
    throw new Error("the connection, or whoever looks after this site, does not give the empty file.");
  });
  if (!response.ok) throw new Error(`nofault.html is not there (${response.status}).`);
  return { name: nameOf(value), text: fill(await response.text(), value, readable) };
}
