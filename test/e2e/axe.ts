import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Window } from './desk.ts';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical, with the place. */
export const violations = async ({ page }: Window): Promise<readonly string[]> => {
  // Past the page's own policy, which lets no other script in.
  await page.evaluate(await source);
  const { violations: found }: axe.AxeResults = await page.evaluate('axe.run(document)');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`);
};
