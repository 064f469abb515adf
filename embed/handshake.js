// How an editor in a frame and the page around it find each other. Window messages can come from any
// window, so they carry nothing but the offer of a port; everything else goes over that.

import { PROTOCOL } from "./protocol.js";

/** How often the editor says hello until it is answered, in milliseconds. */
const AGAIN = 500;

const known = (data) => typeof data === "object" && data !== null && data.nofault === 1;

/**
 * The editor's side: says hello to the page around until that offers a port, once. `origins` are the
 * only ones it takes a port from; where there are none, the window around it is all that is checked.
 */
export function offered(here, origins = []) {
  const around = here.parent;
  const nonce = here.crypto.randomUUID?.() ?? String(here.crypto.getRandomValues(new Uint32Array(4)));
  const hello = () => {
    for (const origin of origins.length ? origins : ["*"]) {
      around.postMessage({ nofault: 1, type: "hello", protocol: [PROTOCOL], nonce }, origin);
    }
  };
  return new Promise((resolve) => {
    const again = here.setInterval(hello, AGAIN);
    const hear = (event) => {
      const { data, source, origin, ports } = event;
      if (source !== around || !known(data) || data.type !== "init") return;
      if (data.nonce !== nonce || data.protocol !== PROTOCOL || ports.length !== 1) return;
      if (origins.length && !origins.includes(origin)) return;
      here.removeEventListener("message", hear);
      here.clearInterval(again);
      resolve(ports[0]);
    };
    here.addEventListener("message", hear);
    // One that is taken out of its page has nobody around it any more.
    here.addEventListener("pagehide", () => here.clearInterval(again));
    hello();
  });
}

/**
 * The side of the page around: calls `found` with a port whenever the editor in `frame` says hello,
 * which it does anew each time it is loaded. Answers with a function that stops listening.
 */
export function answer(here, frame, found) {
  const hear = (event) => {
    const { data, source, origin } = event;
    if (source !== frame.contentWindow || origin !== originOf(frame, here)) return;
    if (!known(data) || data.type !== "hello" || typeof data.nonce !== "string") return;
    if (!Array.isArray(data.protocol) || !data.protocol.includes(PROTOCOL)) return;
    if (data.nonce === last) return;
    last = data.nonce;
    const { port1, port2 } = new here.MessageChannel();
    const init = { nofault: 1, type: "init", protocol: PROTOCOL, nonce: data.nonce };
    // What is sandboxed has no origin that could be named.
    source.postMessage(init, origin === "null" ? "*" : origin, [port2]);
    found(port1);
  };
  let last = null;
  here.addEventListener("message", hear);
  return () => here.removeEventListener("message", hear);
}

/** The origin that messages out of a frame have. */
function originOf(frame, here) {
  const sandbox = frame.getAttribute("sandbox");
  const opaque = sandbox !== null && !/(^|\s)allow-same-origin(\s|$)/i.test(sandbox);
  return opaque ? "null" : new URL(frame.src, here.document.baseURI).origin;
}
