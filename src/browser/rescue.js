// The screen that is left when the app has faulted. It is plain JavaScript and stands outside the
// app, so that nothing in there can take it along.

import { download } from "./backup.js";
import { everything, stop } from "./store.js";

let shown = false;
/** Told instead, where the page is not the app's own. */
let elsewhere = null;

/** Looks out for faults of the app, in a page that is its own. */
export function watch() {
  addEventListener("error", (event) => consider(event.error));
  addEventListener("unhandledrejection", (event) => consider(event.reason));
}

/** From now on tells somebody else: the app is an element in a page that is not its own. */
export function instead(told) {
  elsewhere = told;
}

/** Whatever was thrown through the app's WebAssembly has left it half way. */
function consider(error) {
  if (error instanceof WebAssembly.RuntimeError || /wasm/.test(error?.stack)) rescue(error.message);
}

/** Stops all further saves and shows the screen. */
export function rescue(reason) {
  if (elsewhere) return elsewhere(reason);
  if (shown) return;
  shown = true;
  stop();
  const screen = element("div", { class: "rescue", role: "alertdialog", "aria-modal": "true",
    "aria-labelledby": "rescue-title" });
  const copy = element("button", { class: "primary", type: "button" }, "Download a copy");
  const reload = element("button", { type: "button" }, "Reload");
  copy.addEventListener("click", save);
  reload.addEventListener("click", () => location.reload());
  screen.append(
    element("h1", { id: "rescue-title" }, "The editor stopped"),
    element("p", {}, "A fault in Nofault stopped it. Your text is safe: what was saved is still on " +
      "this device, and the copy below also holds what is in the fields right now."),
    element("p", {}, "Download a copy first, then reload the page and go on."),
    element("p", { class: "quiet" }, reason),
    copy, reload);
  document.body.append(screen);
  document.getElementById("app").inert = true;
  copy.focus();
}

async function save() {
  const fields = {};
  for (const field of document.querySelectorAll("textarea, input[id]:not([type=checkbox], [type=file])")) {
    if (field.value) fields[field.id] = field.value;
  }
  const text = JSON.stringify({ format: "nofault-rescue", ...(await everything()), fields }, null, 2);
  download("nofault-rescue.json", "application/json", text);
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(text);
  return made;
}
