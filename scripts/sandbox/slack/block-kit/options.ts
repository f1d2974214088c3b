import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { limits } from './limits.ts';
import { anyText, plain, url } from './text.ts';

const value = z.string().min(1).max(limits.option.value);

export const menuOption = z.strictObject({
  text: plain(limits.option.text),
  value,
  description: plain(limits.option.description).optional(),
});

/** Radio buttons and checkboxes may be formatted; menus may not. */
export const choiceOption = z.strictObject({
  text: anyText(limits.option.text),
  value,
  description: anyText(limits.option.description).optional(),
});

/** Only overflow menus may carry a link. */
export const overflowOption = z.strictObject({ ...menuOption.shape, url: url.optional() });

export const menuOptions = z.array(menuOption).min(1).max(limits.select.options);

export const optionGroups = z
  .array(z.strictObject({ label: plain(limits.optionGroup.label), options: menuOptions }))
  .min(1)
  .max(limits.select.groups);

/** An app's answer to an options request: empty is allowed, since nothing may match what was typed. */
export const suggestions = z.union([
  z.object({ options: z.array(menuOption).max(limits.select.options) }),
  z.object({
    option_groups: z
      .array(
        z.object({
          label: plain(limits.optionGroup.label),
          options: z.array(menuOption).max(limits.select.options),
        }),
      )
      .max(limits.select.groups),
  }),
]);

export type Option = z.infer<typeof choiceOption>;

export interface WithOptions {
  readonly options?: readonly Option[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Option[] }[] | undefined;
}

export const allOptions = (element: WithOptions): readonly Option[] =>
  element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];

/** Slack ignores `emoji` when it compares, since it fills it in itself. */
const comparable = ({ text, value, description }: Option) => ({
  text: text.text,
  value,
  description: description?.text,
});

export const sameOption = (one: Option, other: Option): boolean =>
  isDeepStrictEqual(comparable(one), comparable(other));

export const isAmong = (option: Option, element: WithOptions): boolean =>
  allOptions(element).some((candidate) => sameOption(candidate, option));
