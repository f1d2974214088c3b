import type { Sender } from './ask.ts';
import type { Form, Sample } from './crawl.ts';
import type { Marked, Tenant } from './town.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const again = (sample: Sample, change: (json: string) => string): Sample =>
  JSON.parse(change(JSON.stringify(sample))) as Sample;

/** What was sent comes back in a form that stays open; it must not be taken for something the app told. */
export const unmarked = (sample: Sample, { mark, child }: Marked): Sample =>
  sample.kind === 'command'
    ? sample
    : again(sample, (json) =>
        json
          .replaceAll(mark, 'Sent')
          .replaceAll(child.code, 'SENT')
          .replaceAll(/Nursery \w+ \w/g, 'Sent'),
      );

/** The same, of nothing that exists. */
export const absent = (sample: Sample, { child }: Marked): Sample =>
  again(sample, (json) => json.replaceAll(UUID, NOWHERE).replaceAll(child.code, 'ZZZZ-99'));

const VALUES = ['', '__proto__|x', '|', '{"$gt":""}', 'constructor'];
const METADATA = ['null', '{}', 'not json', '{"child":{"$ne":null}}', '[]'];

const wrongForm = (form: Form, n: number): Form => ({
  ...form,
  metadata:
    n % 2 === 0 ? (METADATA[n % METADATA.length] ?? '') : form.metadata.replaceAll(UUID, '{"$ne":""}'),
});

/** Content that the app never sent: another in turn for each `n`. */
const wrongContent = (sample: Sample, n: number): Sample => {
  const text = VALUES[n % VALUES.length] ?? '';
  if (sample.kind === 'submission')
    return n % 5 === 4
      ? { ...sample, form: { ...sample.form, callbackId: `${sample.id}x` } }
      : { ...sample, form: wrongForm(sample.form, n) };
  if (sample.kind !== 'action') return { ...sample, text };
  if (n % 6 === 5) return { ...sample, id: `${sample.id}:9` };
  return { ...sample, value: n % 2 === 0 ? text : `${sample.value}|x` };
};

/** In turn: with content the app never sent, or as if from the other tenant's workspace, or its organisation. */
export const tampered = (
  sample: Sample,
  sender: Sender & { readonly team: Tenant },
  n: number,
): { readonly sample: Sample; readonly sender: Sender } => {
  const other = sender.team === 'TONE' ? 'TTWO' : 'TONE';
  if (n % 4 === 2) return { sample, sender: { ...sender, team: other } };
  if (n % 4 === 3) return { sample, sender: { ...sender, enterprise: other } };
  return { sample: wrongContent(sample, n), sender };
};
