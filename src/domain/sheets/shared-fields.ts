import type { DateField, FactField, LongField } from '../field.ts';

/** Fields that stand on several sheets in the same words. */
export const childFacts = [
  { kind: 'fact', key: 'childName', label: 'Child’s name' },
  { kind: 'fact', key: 'childDob', label: 'DOB' },
] as const satisfies readonly FactField[];

export const reviewDate = {
  kind: 'date',
  key: 'reviewDate',
  label: 'Review date',
  hint: 'Leave empty for {cycle} after the date of plan.',
  optional: true,
} as const satisfies DateField;

/** The child's own view: the Code of Practice asks for it, the paper has no box (domain.md §2 [C]). */
export const childVoice = {
  kind: 'long',
  key: 'childVoice',
  label: 'The child’s voice',
  hint: 'What the child shows or tells you they like, want or find hard.',
  optional: true,
  extra: true,
} as const satisfies LongField;
