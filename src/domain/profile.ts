import { z } from 'zod';
import { citationsSchema } from './citations.ts';
import guidance from './data/profiles/guidance.json' with { type: 'json' };
import { fold } from './names.ts';
import { line } from './profile-text.ts';
import { wordingSchema } from './profile-wording.ts';

export type { CitationKey, Citations } from './citations.ts';

/** Radio buttons, up to Slack's ten, show all levels at once. */
const MOST_LEVELS = 10;

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
  error: 'must be one to forty small letters, figures and hyphens, such as targeted-support',
});
const level = z.strictObject({ value: slug, label: line(60) });
const days = z.int().positive();
const years = z.int().positive().max(100);

const cycleSchema = z.strictObject({
  windowDays: days.max(365),
  dueDays: days.max(365),
  /** After a closure that held the due date: overdue on this open day after the day of reopening. */
  graceOpenDays: days.max(30),
});

const unique = (texts: readonly string[]): boolean => new Set(texts.map(fold)).size === texts.length;

/** A local authority's own words and numbers: data, not code (domain.md §11). */
export const profileSchema = z
  .strictObject({
    /** Kept with every setting that follows it: never changed once in use. */
    id: slug,
    /** The authority's name, as people choose it. */
    name: line(75),
    levelWords: z.strictObject({
      /** "Graduated Response Level" */
      name: line(75),
      /** "GR level" */
      short: line(40),
      /** The lowest level in a sentence: "GR1" */
      first: line(28),
      /** The levels of the provision map in a sentence: "GR2 or higher" */
      higher: line(28),
    }),
    /** Every level a child may be on, the lowest first. */
    grLevels: z.array(level).min(1).max(MOST_LEVELS),
    /** The levels printed on the individual provision map, "gr2 and above". */
    provisionMapLevels: z.array(slug).min(1),
    cycle: cycleSchema,
    retentionYears: z.strictObject({ usual: years, withEhcPlan: years }),
    sheets: wordingSchema.default({}),
    citations: citationsSchema,
  })
  .refine(({ cycle }) => cycle.windowDays < cycle.dueDays, {
    error: 'must be fewer days than dueDays: the window opens before the review is due',
    path: ['cycle', 'windowDays'],
  })
  .refine(({ retentionYears: { usual, withEhcPlan } }) => usual <= withEhcPlan, {
    error: 'must be at least the years of usual',
    path: ['retentionYears', 'withEhcPlan'],
  })
  .refine(
    ({ grLevels }) =>
      unique(grLevels.map(({ value }) => value)) && unique(grLevels.map(({ label }) => label)),
    { error: 'has a level twice; each value and each label can be listed once only', path: ['grLevels'] },
  )
  .refine(
    ({ grLevels, provisionMapLevels }) =>
      provisionMapLevels.every((printed) => grLevels.some(({ value }) => value === printed)),
    {
      error: 'names a level that is not in grLevels; use the values listed there',
      path: ['provisionMapLevels'],
    },
  );
export type Profile = Readonly<z.infer<typeof profileSchema>>;
export type Cycle = Readonly<z.infer<typeof cycleSchema>>;

/** The guidance as printed, for every setting that names no authority. */
export const defaultProfile: Profile = profileSchema.parse(guidance);
