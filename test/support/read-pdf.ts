import type { Person } from '../../scripts/sandbox/slack/client/person.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { lost, readPdf } from '../pdf/read-pdf.ts';

/**
 * Does something that brings a PDF into the person's direct messages, and reads the paper.
 * `named` is part of its file's name, where papers of earlier steps may still be on their way.
 */
export async function paperOf(person: Person, act: () => Promise<unknown>, named = ''): Promise<string> {
  const before = new Set(person.files().map(({ id }) => id));
  await act();
  const file = await until(
    () => person.files().findLast(({ id, name }) => !before.has(id) && name.includes(named)),
    { ms: 20_000, what: `a PDF ${named}` },
  );
  return (await readPdf(file.bytes)).text;
}

/** The words among these texts that the paper does not hold. */
export const missingFrom = (paper: string, texts: readonly (string | undefined)[]): readonly string[] =>
  texts.flatMap((text) => lost(text ?? '', paper));
