import { Refusal } from '../refusal.ts';
import type { Args } from './args.ts';

/** One page of a list, with the cursor to the next as Slack hands it out. */
export const paginate = <T>(items: readonly T[], args: Args) => {
  const cursor = args.text('cursor');
  const start = cursor ? Number(Buffer.from(cursor, 'base64').toString().replace('next:', '')) : 0;
  if (!Number.isInteger(start)) throw new Refusal('invalid_cursor');
  const end = start + Math.min(Number(args.text('limit') ?? 100), 1000);
  const next = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { page: items.slice(start, end), response_metadata: { next_cursor: next } };
};
