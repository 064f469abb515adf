// Puts small faults into the scripts that keep documents, one at a time: do the tests notice?
//
//   node mutate.js [FILE…] [--shard K/N]      prints those they do not notice; fails where that are too
//                                             many. The part K, counted from 0, of N is every Nth fault.

import { fork } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";

/** The least share that is noticed, in percent. */
const LEAST = 85;
const AT_ONCE = 2;
/** How many times as long as without a fault the tests may take. */
const PATIENCE = 5;

/** The scripts, and the tests that are most likely to notice: they run before all others. */
const SCRIPTS = {
  "database.js": ["storage"],
  "tails.js": ["tails"],
  "second.js": ["second"],
  "rescue.js": ["rescue"],
  "revisions.js": ["tabs", "store", "trash", "second", "thinning"],
  "backup.js": ["backup"],
  "store.js": ["store", "trash", "damage", "tails", "rescue", "storage"],
};

const OTHER = {
  "===": "!==", "!==": "===", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "+": "-", "-": "+", "*": "/", "/": "*",
  "%": "*", "^": "|", "&": "|", ">>>": "<<", "&&": "||", "||": "&&", "??": "&&",
  "+=": "-=", "-=": "+=", "??=": "=", "||=": "=", "&&=": "=", "++": "--", "--": "++",
};

const GRAMMAR = { ecmaVersion: "latest", sourceType: "module" };
const folder = fileURLToPath(new URL(".", import.meta.url));
const scripts = fileURLToPath(new URL("../../src/browser/", import.meta.url));

/** Every fault of a script: from where to where, and what stands there then. */
function faults(text) {
  const found = [];
  const put = ({ start, end }, becomes) => found.push({ start, end, becomes });
  const of = (node) => text.slice(node.start, node.end);
  const operator = (node, from, to) => {
    const start = text.indexOf(node.operator, from);
    if (start < to) put({ start, end: start + node.operator.length }, OTHER[node.operator]);
  };
  const kinds = {
    IfStatement: (node) => put(node.test, `!(${of(node.test)})`),
    ConditionalExpression: (node) => put(node.test, `!(${of(node.test)})`),
    BinaryExpression: (node) => OTHER[node.operator] && operator(node, node.left.end, node.right.start),
    LogicalExpression: (node) => operator(node, node.left.end, node.right.start),
    AssignmentExpression: (node) => OTHER[node.operator] && operator(node, node.left.end, node.right.start),
    UpdateExpression: (node) => operator(node, node.argument.end, node.end),
    UnaryExpression: (node) => put({ start: node.start, end: node.argument.start }, ""),
    ExpressionStatement: (node) => put(node, ";"),
    ReturnStatement: (node) => put(node, ";"),
    ThrowStatement: (node) => put(node, ";"),
    ContinueStatement: (node) => put(node, ";"),
    BreakStatement: (node) => put(node, ";"),
    ArrowFunctionExpression: (node) => node.expression && put(node.body, "undefined"),
    ArrayExpression: (node) => node.elements.length > 0 && put(node, "[]"),
    SpreadElement: (node) => put(node.argument, node.inObject ? "{}" : "[]"),
    MemberExpression: (node) => {
      if (node.optional && !node.computed) put({ start: node.object.end, end: node.property.start }, ".");
    },
    TemplateLiteral: (node) => put(node, '""'),
    Literal: (node) => {
      if (typeof node.value === "string") put(node, node.value ? '""' : '"other"');
      if (typeof node.value === "number") put(node, `${node.value + 1}`);
      if (typeof node.value === "boolean") put(node, `${!node.value}`);
    },
  };
  const walk = (node) => {
    // What a script imports and how a thing is called are not its doing.
    if (node.type === "ImportDeclaration") return;
    if (node.type === "ObjectExpression") for (const part of node.properties) part.inObject = true;
    kinds[node.type]?.(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === "key" && !node.computed) continue;
      for (const child of [value].flat()) if (typeof child?.type === "string") walk(child);
    }
  };
  walk(parse(text, GRAMMAR));
  const isScript = ({ start, end, becomes }) => {
    try { return parse(text.slice(0, start) + becomes + text.slice(end), GRAMMAR); } catch { return false; }
  };
  return found.filter(isScript).sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Programs that run the tests, each on many faults: starting one takes longer than most tests. */
class Runner {
  #program = null;
  #faults = 0;

  /** What becomes of a fault: "survived", "caught", or "no end". */
  async try(file, text, ms) {
    const first = SCRIPTS[file] ?? [];
    const order = [...first, ...all.filter((name) => !first.includes(name))];
    // What is noticed outside of all tests may come from the fault before: a program of its own tells.
    let answer = await this.#run({ file, text, order }, ms);
    if (answer.loose && this.#faults > 1) answer = await this.#afresh({ file, text, order }, ms);
    if (answer.loose || this.#faults > 60) this.stop();
    return answer.ended ?? (answer.noticed ? "caught" : "survived");
  }

  stop() {
    this.#program?.kill("SIGKILL");
    this.#program = null;
    this.#faults = 0;
  }

  #afresh(work, ms) {
    this.stop();
    return this.#run(work, ms);
  }

  #run(work, ms) {
    // What nobody waits for may have ended it after its last answer.
    if (!this.#program?.connected) this.stop();
    this.#program ??= fork(join(folder, "mutant.js"), {
      execArgv: ["--experimental-vm-modules", "--no-warnings"], stdio: "ignore",
    });
    this.#faults += 1;
    const program = this.#program;
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.stop();
        resolve({ ended: "no end" });
      }, ms);
      const answer = (what) => {
        clearTimeout(limit);
        program.removeAllListeners();
        resolve(what);
      };
      program.once("message", answer);
      program.once("exit", () => {
        this.stop();
        answer({ noticed: "the tests ended", loose: true });
      });
      program.send(work);
    });
  }
}

const short = (text) => text.replace(/\s+/g, " ").slice(0, 70);
const row = ({ caught, survived, endless }, name) => {
  const share = 100 * caught / (caught + survived + endless || 1);
  return [share, `${share.toFixed(1).padStart(6)} % ${[caught, survived, endless].map((n) => `${n}`.padStart(7)).join(" ")}  ${name}`];
};

const all = (await readdir(folder)).filter((name) => name.endsWith(".test.js")).map((name) => name.replace(".test.js", ""));
const words = process.argv.slice(2);
const shard = words.indexOf("--shard");
const [part, parts] = shard < 0 ? [0, 1] : words.splice(shard, 2)[1].split("/").map(Number);
const names = words.length > 0 ? words : Object.keys(SCRIPTS);
const together = { caught: 0, survived: 0, endless: 0 };
const rows = [];

const runners = Array.from({ length: AT_ONCE }, () => new Runner());
const begun = performance.now();
if (await runners[0].try("", "", 600_000) !== "survived") throw new Error("the tests fail without any fault");
const ms = Math.max(60_000, PATIENCE * (performance.now() - begun));

for (const name of names) {
  const text = await readFile(join(scripts, name), "utf8");
  const counts = { caught: 0, survived: 0, endless: 0 };
  const mine = faults(text).filter((_, at) => at % parts === part);
  const left = mine.map((fault) => ({ ...fault, line: text.slice(0, fault.start).split("\n").length }));
  console.log(`${name}: ${left.length} faults`);
  await Promise.all(runners.map(async (runner) => {
    for (let fault = left.shift(); fault; fault = left.shift()) {
      const changed = text.slice(0, fault.start) + fault.becomes + text.slice(fault.end);
      const fate = await runner.try(name, changed, ms);
      counts[fate === "no end" ? "endless" : fate] += 1;
      const change = `${short(text.slice(fault.start, fault.end))}  →  ${short(fault.becomes)}`;
      if (fate !== "caught") console.log(`  ${name}:${fault.line}: ${fate}: ${change}`);
    }
  }));
  for (const key of Object.keys(together)) together[key] += counts[key];
  rows.push(row(counts, name)[1]);
}

for (const runner of runners) runner.stop();
const [share, last] = row(together, "together");
console.log(`\n noticed  caught  missed  no end  file\n${[...rows, last].join("\n")}`);
if (share < LEAST) {
  console.log(`\nThat is less than ${LEAST} %: see CONTRIBUTING.md.`);
  process.exitCode = 1;
}
