import fc from 'fast-check';
import { channelDigestMessage } from '../../../blocks/chain/notices.ts';
import { postedView, SMALLEST_SHOWN } from '../../../src/domain/chain/masking.ts';

const KEYS = ['overdue', 'dueSoon', 'unsigned', 'quiet'] as const;
const count = fc.oneof({ weight: 3, arbitrary: fc.nat(6) }, fc.nat(40));
const counts = fc.record({ overdue: count, dueSoon: count, unsigned: count, quiet: count });
/** Weeks of a chain, each setting with its counts; names may be alike. */
const world = fc.integer({ min: 1, max: 6 }).chain((settings) =>
  fc.record({
    names: fc.array(fc.constantFrom('Acorn', 'Beech', 'Cedar', 'Elm'), {
      minLength: settings,
      maxLength: settings,
    }),
    weeks: fc.array(fc.array(counts, { minLength: settings, maxLength: settings }), {
      minLength: 1,
      maxLength: 4,
    }),
    // Which settings a posted view is of: any filters, one after the other.
    filters: fc.array(fc.array(fc.boolean(), { minLength: settings, maxLength: settings }), { maxLength: 4 }),
  }),
);
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** All that is ever posted: every filter, in every week, as words. */
const everythingPosted = ({ names, weeks, filters }: World): readonly string[] =>
  weeks.flatMap((week) =>
    [names.map(() => true), ...filters].map((filter) => {
      const rows = names.map((name, n) => ({
        name,
        counts: week[n] ?? { overdue: 0, dueSoon: 0, unsigned: 0, quiet: 0 },
      }));
      const view = postedView(rows.filter((_, n) => filter[n]));
      return JSON.stringify(
        channelDigestMessage({ name: 'Hazelbrook', day: '2026-03-02', view, mayBeRepeat: false }),
      );
    }),
  );

describe('views posted where others than leads read them', () => {
  it('are word for word the same, in any sequence, whatever the masked counts are', () => {
    fc.assert(
      fc.property(world, fc.array(fc.nat(4), { minLength: 1, maxLength: 200 }), (told, others) => {
        let next = 0;
        const other = () => others[next++ % others.length] ?? 0;
        const hidden = {
          ...told,
          weeks: told.weeks.map((week) =>
            week.map((row) => {
              const changed = { ...row };
              for (const key of KEYS) if (row[key] < SMALLEST_SHOWN) changed[key] = other();
              return changed;
            }),
          ),
        };
        expect(everythingPosted(hidden)).toStrictEqual(everythingPosted(told));
      }),
      { numRuns: 500 },
    );
  });

  it('show what is five or more, or they would be of no use', () => {
    const view = postedView([
      { name: 'Acorn', counts: { overdue: 4, dueSoon: 7, unsigned: 0, quiet: 5 } },
      { name: 'Beech', counts: { overdue: 6, dueSoon: 1, unsigned: 2, quiet: 3 } },
      { name: 'Cedar', counts: { overdue: 4, dueSoon: 4, unsigned: 4, quiet: 4 } },
    ]);
    expect(view).toStrictEqual({
      rows: [
        { name: 'Beech', counts: { overdue: 6, dueSoon: 'few', unsigned: 'few', quiet: 'few' } },
        { name: 'Acorn', counts: { overdue: 'few', dueSoon: 7, unsigned: 'few', quiet: 5 } },
      ],
      atLeast: { overdue: 6, dueSoon: 7, unsigned: 0, quiet: 5 },
    });
  });
});
