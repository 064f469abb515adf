// Runs the tests on one changed script after another, as mutate.js sends them, and answers each time with
// what noticed the change, or "" if nothing did.

process.env.NOFAULT_MUTANT = "1";
const { collected, texts } = await import("./browser.js");
const { mock } = await import("node:test");
const files = new Map();

// A test that waits for what never comes leaves nothing to be done: Node.js lets it fail then.
let stuck = () => {};
process.on("beforeExit", () => stuck());

/** What a test gets from Node.js, as far as these use it. */
const context = { mock, test: (_, act) => act(context) };

async function testsOf(file) {
  if (!files.has(file)) {
    collected.length = 0;
    await import(`./${file}.test.js`);
    files.set(file, [...collected]);
  }
  return files.get(file);
}

async function noticed(order) {
  for (const file of order) {
    for (const { name, run } of await testsOf(file)) {
      try {
        await Promise.race([run(context), new Promise((_, fail) => { stuck = () => fail(new Error("stuck")); })]);
      } catch {
        return name;
      } finally {
        mock.restoreAll();
      }
    }
  }
  return "";
}

// What nobody waits for may fail later, when another script is tried: mutate.js tries that anew.
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error) => {
    process.send({ noticed: String(error), loose: true });
    process.exit();
  });
}

process.on("message", async ({ file, text, order }) => {
  texts.clear();
  if (file) texts.set(file, text);
  process.channel.unref();
  const name = await noticed(order);
  process.channel.ref();
  process.send({ noticed: name });
});
