// A host of somebody else, as its own program serves it on this machine.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIST, until } from '../e2e/harness.js';

const RECIPES = fileURLToPath(new URL('../../embed/hosts/', import.meta.url));

/// How long a host may take to start on a machine that has other things to do.
const PATIENCE = 60_000;

/// A folder with a copy of a recipe, and in it what is published, at `place`.
export async function copyOf(recipe, place) {
  const folder = await mkdtemp(join(tmpdir(), `nofault-${recipe}-`));
  await cp(join(RECIPES, recipe), folder, { recursive: true });
  await cp(DIST, join(folder, place), { recursive: true });
  return folder;
}

export class Host {
  /// The folder it serves.
  folder;
  origin;
  #start;
  #program;

  /// Starts a program, and waits until it answers; `argumentsFor(port)` are its arguments.
  static async start(program, argumentsFor, folder) {
    const host = new Host();
    const port = await freePort();
    host.folder = folder;
    host.origin = `http://127.0.0.1:${port}`;
    host.#start = () => spawn(program, argumentsFor(port), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    // Whatever becomes of the test, the program ends with it.
    process.on('exit', () => host.#program.kill('SIGKILL'));
    await host.begin();
    return host;
  }

  /// Starts it again, at the same address.
  async begin() {
    const program = (this.#program = this.#start());
    let said = '';
    for (const stream of [program.stdout, program.stderr]) {
      stream.setEncoding('utf8').on('data', (words) => { said += words; });
    }
    await once(program, 'spawn');
    const answers = async () => this.#ended || (await fetch(this.origin)).status < 500;
    await until(answers, () => `the host answers. It said:\n${said}`, PATIENCE);
    if (this.#ended) throw new Error(`the host has ended. It said:\n${said}`);
  }

  /// Ends it, as Ctrl+C does.
  async end() {
    if (this.#ended) return;
    const ended = once(this.#program, 'exit');
    this.#program.kill('SIGINT');
    await ended;
  }

  /// Ends it, and takes its folder away.
  async stop() {
    await this.end();
    await rm(this.folder, { recursive: true, force: true });
  }

  get #ended() {
    return !this.#program.pid || this.#program.exitCode !== null || this.#program.signalCode !== null;
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
