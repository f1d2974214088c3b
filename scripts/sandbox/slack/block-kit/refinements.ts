import type { z } from 'zod';
import { allOptions, isAmong, type Option, type WithOptions } from './options.ts';

type Context = z.core.$RefinementCtx<unknown>;

const refuse = (context: Context, path: (string | number)[], message: string) =>
  context.addIssue({ code: 'custom', path, message });

interface Choosing extends WithOptions {
  readonly initial_option?: Option | undefined;
  readonly initial_options?: readonly Option[] | undefined;
}

export const initialIsAmongOptions = (element: Choosing, context: Context) => {
  const initial = element.initial_option ? [element.initial_option] : (element.initial_options ?? []);
  const path = element.initial_option ? 'initial_option' : 'initial_options';
  if (!initial.every((option) => isAmong(option, element)))
    refuse(context, [path], `${path} must exactly match provided options`);
};

export const optionsOrGroups = (element: WithOptions, context: Context) => {
  if (!element.options === !element.option_groups)
    refuse(context, [], 'must provide exactly one of `options` and `option_groups`');
};

export const valuesDiffer = (element: WithOptions, context: Context) => {
  const values = allOptions(element).map((option) => option.value);
  if (new Set(values).size < values.length) refuse(context, ['options'], 'option values must be unique');
};

interface Bounded {
  readonly initial_value?: string | undefined;
  readonly min_length?: number | undefined;
  readonly max_length?: number | undefined;
}

export const lengthsAgree = (input: Bounded, context: Context) => {
  const { initial_value: initial = '', min_length: min = 0, max_length: max } = input;
  if (max !== undefined && min > max)
    refuse(context, ['min_length'], '`min_length` must not exceed `max_length`');
  if (max !== undefined && initial.length > max)
    refuse(context, ['initial_value'], `must be less than ${max + 1} characters`);
};
