import { z } from 'zod';
import { line } from './profile-text.ts';

/** Short words of the guidance and where they stand, to be shown beside a decision. */
const citation = z.strictObject({ where: line(500), quote: line(500) });
export type Citation = Readonly<z.infer<typeof citation>>;

const citationKeys = [
  'ispAge',
  'ispStrategies',
  'ispAdvice',
  'ispGr1',
  'ispGroupMap',
  'ispBehaviour',
  'ipmTargets',
  'ipmLevel',
  'ipmEarlier',
  'reviewEvery',
  'notAchieved',
  'allAchieved',
  'noReport',
  'smart',
  'recordOnlyForPlans',
  'noMoney',
] as const;
export type CitationKey = (typeof citationKeys)[number];
export type Citations = Readonly<Record<CitationKey, Citation>>;

export const citationsSchema = z.record(z.enum(citationKeys), citation);
