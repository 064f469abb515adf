// Accessibility faults that a program can find.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/// The faults in the tab's page, each as `rule: what is wrong (where)`; none is an empty list.
/// `options` are those of axe, such as `{ rules: { region: { enabled: false } } }`.
export async function faults(tab, options = {}) {
  // Evaluated by the driver rather than as a script of the page, so no policy of the page forbids it.
  await tab.page.evaluate(`if (!window.axe) { ${SOURCE} }`);
  const violations = await tab.page.evaluate(
    async (settings) => (await window.axe.run(document, settings)).violations,
    { runOnly: RULES, resultTypes: ['violations'], ...options },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} (${node.target.flat().join(' ')})`),
  );
}
