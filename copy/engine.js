// The editor's program, out of the file itself. It stands in for `embed/engine.js`, which asks a server.

import program from "nofault-program";

let current = null;
let compiled = null;
let supports;

/** Whether this browser runs WebAssembly; if not, why. */
export function supported() {
  return (supports ??= { wasm: typeof WebAssembly === "object" && typeof DecompressionStream === "function",
                         reason: "unsupported" });
}

/** The program. Rejects where what is in the file is not as it was written: gzip has a checksum. */
export function load() {
  current ??= begin().catch((error) => {
    current = compiled = null;
    throw error;
  });
  return current;
}

async function begin() {
  compiled ??= unpack(document.getElementById("nofault-wasm").textContent).then(WebAssembly.compile);
  const module = await compiled;
  // After a fault, calling it once more gives a fresh one.
  const glue = program();
  await glue.default({ module_or_path: module });
  const engine = { glue, users: new Set(), faulted: false };
  const consider = (error) => {
    if (/wasm-function|wasm:\/\//.test(String(error?.stack))) fault(engine, String(error.message ?? error));
  };
  addEventListener("error", (event) => consider(event.error));
  addEventListener("unhandledrejection", (event) => consider(event.reason));
  return engine;
}

async function unpack(base64) {
  const letters = atob(base64);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** Nothing in it may be called any more. Whoever uses it is told, once. */
export function fault(engine, reason) {
  if (engine.faulted) return;
  engine.faulted = true;
  current = null;
  for (const told of engine.users) queueMicrotask(() => told(reason));
  engine.users.clear();
}
