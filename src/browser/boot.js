// Starts the app. The modules that store and rescue text are imported by the app's own glue and run
// before a byte of WebAssembly is compiled.

/** How an address with a document in it goes on. */
const LINKED = "#v1,";
const script = document.querySelector("script[data-wasm]");

async function boot() {
  try {
    // Another page could have it clicked on unseen. In a sandbox there is nothing that could be lost.
    if (window.top !== window && window.origin !== "null") return inFrame();
    const app = await import(new URL(script.dataset.js, document.baseURI).href);
    await app.default({ module_or_path: new URL(script.dataset.wasm, document.baseURI) });
    app.start(...await linked());
  } catch (error) {
    // A fault after the start has a screen of its own.
    const line = document.getElementById("starting");
    if (!line) throw error;
    line.setAttribute("role", "alert");
    line.textContent =
      "Nofault could not start in this browser. What you have written before is safe and was not " +
      `touched. Reload the page, or try a current Firefox, Chrome, Edge or Safari. (${error.message})`;
  }
}

/** The document in the address, if one is there, or why it cannot be read. The address is then that of any visit. */
async function linked() {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(LINKED)) return [];
  history.replaceState(null, "", pathname + search);
  try {
    const { unpack } = await import(new URL("embed/fragment.js", document.baseURI).href);
    return [await unpack(hash)];
  } catch (error) {
    return [undefined, `${error.message}.`];
  }
}

// Such an address, put where this page is open already.
addEventListener("hashchange", () => { if (location.hash.startsWith(LINKED)) location.reload(); });

function inFrame() {
  const link = document.createElement("a");
  Object.assign(link, { href: location.href, target: "_blank", rel: "noopener", textContent: "Open it on its own" });
  const line = document.getElementById("starting");
  line.replaceChildren("Nofault keeps documents in your browser, and does not do that inside another page. ", link, ".");
}

/** For the next time. It waits until nothing else is to be done, and not every browser lets it. */
function workOffline() {
  if (window.top !== window || !("serviceWorker" in navigator)) return;
  (window.requestIdleCallback ?? setTimeout)(() => import("./offline.js").catch(() => {}));
}

boot().then(workOffline);
