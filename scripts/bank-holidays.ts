import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/clock.ts';
import { bankHolidayList } from '../src/domain/bank-holiday-list.ts';

/** Reads the bank holidays anew from gov.uk. Another address and file may follow, for tests. */
const [
  source = 'https://www.gov.uk/bank-holidays.json',
  file = fileURLToPath(new URL('../src/domain/data/bank-holidays.json', import.meta.url)),
] = process.argv.slice(2);

const TOO_LONG = 15_000;

async function download(): Promise<string> {
  const answer = await fetch(source, { signal: AbortSignal.timeout(TOO_LONG) });
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  return answer.text();
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The last day of the list kept so far: one that ends earlier is not the whole list. */
const lastKept = async (): Promise<string> => {
  const kept = await readFile(file, 'utf8').catch(() => '{"events":[]}');
  const { events } = JSON.parse(kept) as { events: readonly { date: string }[] };
  return events.at(-1)?.date ?? '';
};

async function refresh(): Promise<string> {
  const text = await download();
  const list = bankHolidayList({ json: parsed(text), source, readOn: systemClock.today('Europe/London') });
  if (!list) throw new Error('what it sent is not the list of bank holidays in the shape we know');
  const last = list.events.at(-1)?.date ?? '';
  if (last < (await lastKept())) throw new Error(`its list ends earlier than ours, on ${last}`);
  // Written beside and moved, so that a stop in between leaves the old list whole.
  await writeFile(`${file}.new`, `${JSON.stringify(list, null, 2)}\n`);
  await rename(`${file}.new`, file);
  return `${list.events.length} bank holidays until ${last}`;
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error);

try {
  process.stdout.write(`${await refresh()}\n`);
} catch (error) {
  process.stderr.write(
    `The bank holidays stay as they are: ${source} could not be read, ${reasonOf(error)}.\n`,
  );
  process.exitCode = 1;
}
