// Other checkers of prose, each behind one function.

/** How each is opened: a function that gives a check which has seen nothing. */
const PEERS = {
  'write-good': async () => {
    const { default: writeGood } = await import('write-good');
    return async () => writeGood;
  },
  alex: async () => {
    const { text } = await import('alex');
    return async () => text;
  },
  'retext-equality': async () => {
    const { unified } = await import('unified');
    const parts = ['retext-english', 'retext-equality', 'retext-stringify'];
    const plugins = await Promise.all(parts.map((part) => import(part)));
    const processor = plugins.reduce((all, plugin) => all.use(plugin.default), unified());
    return async () => (text) => processor.processSync(text);
  },
  'harper.js': async () => {
    const { Dialect, LocalLinter } = await import('harper.js');
    const { binaryInlined: binary } = await import('harper.js/binaryInlined');
    return async () => {
      const linter = new LocalLinter({ binary, dialect: Dialect.American });
      await linter.setup();
      await linter.lint('It is ready.');
      return (text) => linter.lint(text);
    };
  },
};

/** Those that are installed and work here, each with its name. */
export async function open() {
  const opened = [];
  for (const [name, peer] of Object.entries(PEERS)) {
    try {
      const fresh = await peer();
      await (await fresh())('The master of the server was told.');
      opened.push([name, fresh]);
    } catch (error) {
      console.error(`${name} is not measured: ${error.message}`);
    }
  }
  return opened;
}
