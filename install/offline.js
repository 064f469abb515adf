// Lets the page work without a network, and says when a newer one is ready. It stands outside the app, so
// that a version that cannot start can be replaced, too.

const WORKER = "sw.js";
/// How often a page that stays open looks for a newer one, at most, in milliseconds.
const OFTEN = 60 * 60 * 1000;
/// How long a reload waits until everything is stored, in milliseconds. What is not by then is kept aside
/// when the page is left, or the browser asks.
const PATIENCE = 3000;

const workers = navigator.serviceWorker;
let controlled = Boolean(workers.controller);
let asked = false;
let looked = Date.now();

const policy = window.trustedTypes?.createPolicy("nofault", {
  createScriptURL(address) {
    if (address === WORKER) return address;
    throw new TypeError(address);
  },
});

const registration = await workers.register(policy?.createScriptURL(WORKER) ?? WORKER, { updateViaCache: "none" });

workers.addEventListener("controllerchange", () => {
  if (asked) return location.reload();
  // The first one of all replaces nothing.
  if (!controlled) return (controlled = true);
  // Another tab has asked for it. Nobody looks at this one, and there is nothing in it to lose.
  if (document.hidden && !unsaved() && !document.querySelector("dialog[open]")) return location.reload();
  tell();
});
registration.addEventListener("updatefound", expect);
addEventListener("focus", () => {
  if (Date.now() - looked < OFTEN) return;
  looked = Date.now();
  registration.update().catch(() => {}); // there is no network, or no better one
});
expect();
offer();

function expect() {
  registration.installing?.addEventListener("statechange", offer);
}

function offer() {
  if (registration.waiting && registration.active) tell();
}

function tell() {
  if (document.getElementById("newer")) return;
  const words = "A new version is ready.";
  const notice = element("div", { id: "newer", className: "notice" });
  const reload = element("button", { type: "button", textContent: "Reload" });
  const close = element("button", { type: "button", className: "plain", textContent: "Close" });
  reload.addEventListener("click", renew);
  close.addEventListener("click", () => notice.remove());
  notice.append(element("p", { textContent: words }), reload, close);
  document.body.append(notice);
  document.getElementById("live").textContent = words;
}

async function renew() {
  asked = true;
  const end = Date.now() + PATIENCE;
  while (unsaved() && Date.now() < end) await new Promise((go) => setTimeout(go, 20));
  if (registration.waiting) registration.waiting.postMessage("take over");
  else location.reload();
}

/** Whether the app has something that is not stored. */
function unsaved() {
  return Boolean(document.getElementById("app").dataset.unsaved);
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
