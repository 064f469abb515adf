// What the page that is served loads to give a postmortem out as one file.

import { compose, nameOf, parse, titleOf } from "./compose.js";

export { nameOf };

/** The empty file, with a document in it. */
export function fill(empty, value, readable) {
  const parts = parse(empty);
  if (!parts) throw new Error("nofault.html is not as it was published.");
  return compose({ ...parts, revision: 1, title: titleOf(value), island: value, readable });
}
