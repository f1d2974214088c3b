import { z } from 'zod';
import { limits } from './limits.ts';
import { choiceOption } from './options.ts';
import { initialIsAmongOptions, valuesDiffer } from './refinements.ts';
import { actionable, placeholder } from './text.ts';

const choices = z.array(choiceOption).min(1).max(limits.choices);

export const pickers = [
  z.strictObject({
    type: z.literal('datepicker'),
    ...actionable,
    placeholder,
    initial_date: z.iso.date('must be a date in the format YYYY-MM-DD').optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...actionable,
    placeholder,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm')
      .optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('datetimepicker'),
    ...actionable,
    initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  }),
  z
    .strictObject({
      type: z.literal('radio_buttons'),
      ...actionable,
      options: choices,
      initial_option: choiceOption.optional(),
    })
    .superRefine(valuesDiffer)
    .superRefine(initialIsAmongOptions),
  z
    .strictObject({
      type: z.literal('checkboxes'),
      ...actionable,
      options: choices,
      initial_options: z.array(choiceOption).min(1).max(limits.choices).optional(),
    })
    .superRefine(valuesDiffer)
    .superRefine(initialIsAmongOptions),
] as const;
