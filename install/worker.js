// The service worker: keeps the page at hand without a network, all of it in one version or nothing. It
// answers for files of its list and keeps nothing else. The build writes two lines above these: `FILES`,
// each with the SHA-256 of its bytes, and `VERSION`, that of the list.
/* global FILES, VERSION */

const SCOPE = new URL(registration.scope);
// One origin may hold many apps, and several of these.
const OURS = `nofault|${SCOPE.pathname}|`;
const NAME = OURS + VERSION;

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});
addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (address) event.respondWith(answer(address, event.request));
});

async function keepAll() {
  // After a version was taken back, the one before may be the one in use: then it is all there.
  const inUse = await caches.has(NAME);
  try {
    const cache = await caches.open(NAME);
    await Promise.all(FILES.map(([path, sum]) => keep(cache, new URL(path, SCOPE).href, sum)));
  } catch (error) {
    if (!inUse) await caches.delete(NAME);
    throw error;
  }
}

/** Keeps a file, if its bytes are those of this version: what a captive portal says is no file of ours. */
async function keep(cache, address, sum) {
  if (await cache.match(address)) return;
  const integrity = `sha256-${sum}`;
  const response = await fetch(address, { cache: "no-cache", mode: "same-origin", integrity });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // Some hosts lead away from `.html`, and no page can be opened with an answer that was led elsewhere.
  await cache.put(address, response.redirected ? new Response(response.body, response) : response);
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** The address under which the file is kept that a request asks for; nothing if it is not in the list. */
function addressOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return undefined;
  const path = pathname.slice(SCOPE.pathname.length) || "index.html";
  return FILES.some(([kept]) => kept === path) ? new URL(path, SCOPE).href : undefined;
}

async function answer(address, request) {
  const kept = await caches.match(address, { cacheName: NAME }).catch(() => undefined);
  return kept ?? fetch(request);
}
