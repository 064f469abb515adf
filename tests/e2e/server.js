// A static server that answers as `cargo xtask run` does, and remembers every request.

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const shared = (name) => readFileSync(new URL(`../../xtask/src/serve/${name}`, import.meta.url), 'utf8');
const lines = (text) => text.split('\n').filter(Boolean);
const split = (line, at) => [line.slice(0, line.indexOf(at)), line.slice(line.indexOf(at) + at.length)];

const HEADERS = Object.fromEntries(lines(shared('headers.txt')).map((line) => split(line, ': ')));
const TYPES = Object.fromEntries(lines(shared('types.txt')).map((line) => split(line, ' ')));

/// What a browser takes when it has time.
const LATE = /\/(icon-\w+\.svg|icons\/[\w-]+\.png|manifest\.webmanifest|offline\.js|sw\.js)$/;

export class Server {
  /// Every request so far: `{ method, path, status }`. Not those for what a browser takes when it has time,
  /// sometimes long after it has loaded the page: icons, the manifest, and the service worker.
  requests = [];
  #folder;
  #headers;
  #worker;
  #redirect;
  #http;
  #port;

  /// Serves a folder on this machine; `headers` are sent instead of, or besides, the usual ones. One that
  /// is `undefined` is not sent. They may be a function of the path. `redirect` tells where an address leads
  /// that is another's. With `worker`, service workers are what is published; else they do nothing, so that
  /// it is the server that answers.
  static async start(folder, { port = 0, headers = {}, worker = false, redirect = () => undefined } = {}) {
    const server = new Server();
    await server.publish(folder);
    server.#headers = headers;
    server.#worker = worker;
    server.#redirect = redirect;
    server.#port = port;
    await server.resume();
    return server;
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /// From now on serves this folder, as when another version is put in the place of the one before.
  async publish(folder) {
    this.#folder = await realpath(folder).catch(() => {
      throw new Error(`${folder} is not there: run \`cargo xtask dist\` first`);
    });
  }

  /// Forgets the requests so far, to count those that come.
  forget() {
    this.requests.length = 0;
  }

  /// Answers nobody any more, as when the network is gone.
  async stop() {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /// Answers at another address from now on: to a browser, another origin.
  async move() {
    this.#port = 0;
    await this.resume();
  }

  /// Answers again, at the same address.
  async resume() {
    this.#http = createServer((request, response) => this.#answer(request, response));
    await new Promise((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = this.#http.address().port;
  }

  async #answer(request, response) {
    const there = this.#redirect(request.url);
    if (there) return response.writeHead(308, { Location: there }).end();
    const file = await this.#file(request.url);
    const idle = !this.#worker && request.url.endsWith('/sw.js');
    const body = file && (idle ? Buffer.alloc(0) : await readFile(file).catch(() => undefined));
    const known = request.method === 'GET' || request.method === 'HEAD';
    const status = !known ? 405 : body ? 200 : 404;
    if (!LATE.test(request.url)) this.requests.push({ method: request.method, path: request.url, status });
    if (status !== 200) return response.writeHead(status).end();
    const more = typeof this.#headers === 'function' ? this.#headers(request.url) : this.#headers;
    response.writeHead(200, sent({ ...headersOf(file), 'Content-Length': body.length, ...more }));
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async #file(url) {
    try {
      const path = decodeURIComponent(url.split(/[?#]/)[0]);
      if (path.split('/').some((part) => part.startsWith('.') || /[\\:\0]/.test(part))) return undefined;
      const wanted = join(this.#folder, path.endsWith('/') ? `${path}index.html` : path);
      const file = await realpath(wanted).catch(() => realpath(`${wanted}.html`));
      return file.startsWith(this.#folder + sep) ? file : undefined;
    } catch {
      return undefined;
    }
  }
}

function sent(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

function headersOf(file) {
  const name = file.slice(file.lastIndexOf(sep) + 1);
  const { 'Content-Security-Policy': framing, ...headers } = HEADERS;
  return {
    ...headers,
    ...(name.startsWith('embed') ? {} : { 'Content-Security-Policy': framing }),
    'Content-Type': TYPES[extname(name).slice(1).toLowerCase()] ?? 'application/octet-stream',
    'Cache-Control': /[0-9a-f]{14}/i.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}
