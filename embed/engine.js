// The editor's program, which all elements of a page share: one download, one compilation. Where it has
// faulted, those that are opened again get a fresh one.

/** Next to this file, as the build has named them; written out there, so that bundlers take them along. */
const SCRIPT = new URL(BUILT.script, import.meta.url);
const WASM = new URL(BUILT.wasm, import.meta.url);
/** What its name looks like in the trace of an error. A bundler may have given it another one. */
const NAME = WASM.pathname.split("/").at(-1);

let current = null;
let compiled = null;
let begun = 0;

let known;

/** Whether this page lets WebAssembly run; if not, why. Asked once: a page may report what its policy forbids. */
export function supported() {
  return (known ??= { ...ask() });
}

function ask() {
  if (typeof WebAssembly !== "object") return { wasm: false, reason: "unsupported" };
  try {
    // The smallest module there is: the policy of a page decides about any.
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return { wasm: true, reason: "" };
  } catch {
    return { wasm: false, reason: "csp-wasm" };
  }
}

/** The program. What fails is tried anew by the next who asks. */
export function load() {
  current ??= begin().catch((error) => {
    current = compiled = null;
    throw error;
  });
  return current;
}

async function begin() {
  // Modules are told apart by their address: after a fault, another one is another program.
  const script = new URL(SCRIPT);
  if (begun > 0) script.search = `?again=${begun}`;
  begun += 1;
  compiled ??= compile();
  const [glue, module] = await Promise.all([import(script.href), compiled]);
  await glue.default({ module_or_path: module });
  const engine = { glue, users: new Set(), faulted: false };
  const consider = (error) => {
    const stack = String(error?.stack);
    // Where it was thrown: Firefox also tells what the page's code was called from.
    const top = stack.split("\n").find((line) => line.includes("://")) ?? "";
    if (!top.includes(NAME) && !top.includes(SCRIPT.pathname)) return;
    // What has faulted before may go on to, and names the same wasm: the script tells them apart.
    const another = stack.includes(SCRIPT.pathname) && !stack.includes(`${script.href}:`);
    if (stack.includes(NAME) && !another) fault(engine, String(error.message ?? error));
  };
  addEventListener("error", (event) => consider(event.error));
  addEventListener("unhandledrejection", (event) => consider(event.reason));
  return engine;
}

async function compile() {
  const response = await fetch(WASM);
  if (!response.ok) throw new Error(`${WASM.pathname} is not there (${response.status}).`);
  const again = response.clone();
  try {
    return await WebAssembly.compileStreaming(response);
  } catch {
    // A server that does not say what kind of file it is.
    return WebAssembly.compile(await again.arrayBuffer());
  }
}

/** Nothing in it may be called any more. Whoever uses it is told, once. */
export function fault(engine, reason) {
  if (engine.faulted) return;
  engine.faulted = true;
  current = null;
  for (const told of engine.users) queueMicrotask(() => told(reason));
  engine.users.clear();
}
