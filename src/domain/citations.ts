import { z } from 'zod';

/** Short words of the guidance and where they stand, to be shown beside a decision. */
const citation = z.strictObject({ where: z.string().min(1), quote: z.string().min(1) });
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

const isp = (bullet: number) => `When should practitioners use individual support plans?, ${bullet}`;
const ipm = (bullet: number) => `When should practitioners use individual provision maps?, ${bullet}`;

/** The guidance as printed; bullets are counted from 1 under their heading. */
export const printedCitations: Citations = {
  ispAge: { where: isp(1), quote: 'When a child is in their preschool year or below' },
  ispStrategies: {
    where: isp(1),
    quote: 'only strategies have been received not targets, from outside specialist agencies',
  },
  ispAdvice: {
    where: isp(1),
    quote: 'unless advised otherwise by the inclusion team / professional involved',
  },
  ispGr1: {
    where: isp(2),
    quote: 'you need to evidence that you are doing additional and / or different for a child at GR1',
  },
  ispGroupMap: {
    where: isp(2),
    quote: 'if a group provision map is already in place, you would not need to complete the support plan',
  },
  ispBehaviour: {
    where: isp(3),
    quote: 'When the key adults require strategies to support a child’s behaviour, at any age',
  },
  ipmTargets: {
    where: ipm(1),
    quote: 'When a child is receiving support and targets from outside specialist agencies',
  },
  ipmLevel: {
    where: ipm(2),
    quote:
      'claiming graduated response 2 or higher, due to outside agency involvement and are in their pre-school year',
  },
  ipmEarlier: { where: ipm(2), quote: 'or earlier if advised by the inclusion team' },
  reviewEvery: {
    where: 'How often should practitioners review individual support plans?',
    quote: 'Review them every 6-8 weeks (i.e. half termly) with key person, SENCO and parents',
  },
  notAchieved: {
    where: 'If a child has not achieved the targets set, what should practitioners do?',
    quote: 'They should revisit and adapt the targets to make them achievable',
  },
  allAchieved: {
    where: 'If a child has achieved the targets set, what should practitioners do?',
    quote: 'contact the specialist agency and request a new observation of the child and report',
  },
  noReport: {
    where: 'Setting has not received a report from an outside agency.',
    quote: 'contact the specialist agency (with consent from parents) to request that they are sent a copy',
  },
  smart: {
    where: 'SMART targets',
    quote: 'All targets should be specific, measurable, achievable, relevant, time bound',
  },
  recordOnlyForPlans: {
    where: 'When should practitioners use the record of intervention sheet?, 3',
    quote: 'It should only be used for the IPM or the ISP.',
  },
  noMoney: {
    where: 'What should practitioners record on the record of intervention sheet?',
    quote:
      'We do not recommend that the record of intervention evidence is used to record any monitory values',
  },
};
