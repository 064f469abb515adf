// Takes the service worker back. Published in the place of `sw.js`, it removes what Nofault keeps to work
// without a network, here and nowhere else, and then itself. What people have written stays.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const ours = `nofault|${new URL(registration.scope).pathname}|`;
  const kept = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await registration.unregister();
}
