import type { Person } from '../../scripts/sandbox/slack/client/person.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { lost, readPdf } from '../pdf/read-pdf.ts';

/** Does something that brings a PDF into the person's direct messages, and reads the paper. */
export async function paperOf(person: Person, act: () => Promise<unknown>): Promise<string> {
  const before = person.files().length;
  await act();
  await until(() => person.files().length > before, { ms: 20_000, what: 'a PDF' });
  const file = person.files().at(-1);
  if (!file) throw new Error('no file came');
  return (await readPdf(file.bytes)).text;
}

/** The words among these texts that the paper does not hold. */
export const missingFrom = (paper: string, texts: readonly (string | undefined)[]): readonly string[] =>
  texts.flatMap((text) => lost(text ?? '', paper));
