// A small document in the part of an address after `#`: a link that shows it, with no server that
// would have to keep it. It is packed with deflate and written in base64url.

import { LARGEST, Refusal } from "./protocol.js";

const BEGIN = "v1,";

/** Longer than this, many wikis and chats cut an address off. */
export const LONG = 8_000;

/** The fragment, without `#`, that shows `text`. */
export async function pack(text) {
  const bytes = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text));
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return BEGIN + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text in a fragment; `null` where there is none. Throws a `Refusal` where it is damaged. */
export async function unpack(fragment) {
  const packed = fragment.replace(/^#/, "");
  if (!packed.startsWith(BEGIN)) return null;
  try {
    const letters = atob(packed.slice(BEGIN.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const whole = await through(new DecompressionStream("deflate-raw"), bytes);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(whole);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("bad-document", "the link is damaged or was cut off on its way");
  }
}

/** All that comes out of a stream for what goes in, as long as that is not too much. */
async function through(stream, bytes) {
  const writer = stream.writable.getWriter();
  // What goes wrong is told by the side that is read.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > LARGEST) {
      reader.cancel().catch(() => {});
      throw new Refusal("too-large", "the document in the link is larger than 8 MiB");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
