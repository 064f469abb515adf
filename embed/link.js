// A link that is a document: for scripts of wikis, pipelines and bots, in a browser or in Node.js.
//
//   import { linkTo } from "https://nofault.example/embed/link.js";
//   const link = await linkTo(await (await fetch("/postmortems/42.json")).text());

import { LONG, pack } from "./fragment.js";

export { LONG };

/**
 * The address at which a document can be read: `embed.html`, beside the folder of this file or where
 * `page` says, with the document behind the `#`. What stands there is sent to no server.
 */
export async function linkTo(document, page = new URL("../embed.html", import.meta.url)) {
  const link = new URL(page);
  link.hash = await pack(typeof document === "string" ? document : JSON.stringify(document));
  return link.href;
}
