import { z } from 'zod';
import { citationsSchema, printedCitations } from './citations.ts';

export type { CitationKey, Citations } from './citations.ts';

const option = z.strictObject({ value: z.string().min(1), label: z.string().min(1) });
const days = z.int().positive();

/** A local authority's own words and numbers: data, not code (domain.md §11). */
export const profileSchema = z
  .strictObject({
    name: z.string().min(1),
    /** Every level a child may be on. */
    grLevels: z.array(option).min(1),
    /** The levels printed on the individual provision map, "gr2 and above". */
    provisionMapLevels: z.array(z.string()).min(1),
    cycle: z.strictObject({
      windowDays: days,
      dueDays: days,
      /** After a closure that held the due date: overdue on this open day after the day of reopening. */
      graceOpenDays: days,
    }),
    retentionYears: z.strictObject({ usual: days, withEhcPlan: days }),
    citations: citationsSchema,
  })
  .refine(({ cycle }) => cycle.windowDays < cycle.dueDays, {
    message: 'The window must open before the review is due.',
    path: ['cycle', 'windowDays'],
  })
  .refine(({ grLevels }) => new Set(grLevels.map(({ value }) => value)).size === grLevels.length, {
    message: 'Each level can be listed once only.',
    path: ['grLevels'],
  })
  .refine(
    ({ grLevels, provisionMapLevels }) =>
      provisionMapLevels.every((level) => grLevels.some(({ value }) => value === level)),
    {
      message: 'The provision map prints a level that is not in the list of levels.',
      path: ['provisionMapLevels'],
    },
  );
export type Profile = Readonly<z.infer<typeof profileSchema>>;
export type Cycle = Readonly<Profile['cycle']>;

export const defaultProfile: Profile = {
  name: 'Guidance as printed',
  grLevels: [
    { value: '1', label: '1' },
    { value: '2', label: '2' },
    { value: '3', label: '3' },
    { value: '4', label: '4' },
    { value: 'exceptional', label: 'Exceptional' },
  ],
  provisionMapLevels: ['2', '3', '4', 'exceptional'],
  cycle: { windowDays: 42, dueDays: 56, graceOpenDays: 5 },
  retentionYears: { usual: 25, withEhcPlan: 31 },
  citations: printedCitations,
};
