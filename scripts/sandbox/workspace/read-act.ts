import { z } from 'zod';
import type { Act } from './page-api.ts';

const value = z.looseObject({});
const values = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })));
const at = z.union([
  z.object({ view: z.string(), values }),
  z.object({ channel: z.string(), ts: z.string() }),
]);
const element = { at, block: z.string(), action: z.string() };
const ms = z.int().min(0).max(60_000);

const fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate-limited'), seconds: z.int().min(0).max(3600) }),
  z.object({ kind: z.literal('server-error'), status: z.int().min(500).max(599).optional() }),
  z.object({ kind: z.literal('cut-after-accepting') }),
  z.object({ kind: z.literal('cut') }),
  z.object({ kind: z.literal('hang') }),
  z.object({ kind: z.literal('slow'), ms }),
]);

const act = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('write'), place: z.string(), text: z.string().max(12_000) }),
    z.object({ kind: z.literal('press'), ...element, value: value.optional() }),
    z.object({ kind: z.literal('suggest'), ...element, query: z.string().max(255) }),
    z.object({ kind: z.literal('submit'), view: z.string(), values }),
    z.object({ kind: z.literal('close'), all: z.boolean() }),
    z.object({ kind: z.literal('home') }),
    z.object({
      kind: z.literal('clock'),
      to: z.union([z.enum(['next day', 'next Monday']), z.object({ date: z.string() })]),
    }),
    z.object({
      kind: z.literal('fault'),
      method: z.string().max(100),
      fault,
      times: z.int().min(1).max(100),
    }),
    z.object({ kind: z.literal('no more faults') }),
    z.object({ kind: z.literal('put guide away') }),
  ])
  .and(z.object({ as: z.string() }));

/** What the page sent, if it is an act. */
export const readAct = (text: string): Act | undefined => {
  try {
    const read = act.safeParse(JSON.parse(text));
    return read.success ? (read.data as Act) : undefined;
  } catch {
    return undefined;
  }
};
