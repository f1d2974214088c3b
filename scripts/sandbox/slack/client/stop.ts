import { limits } from '../block-kit/limits.ts';
import { isEmpty, valueAt } from '../state.ts';
import type { StateValue, View } from '../world.ts';
import { type Field, fieldsOf } from './fields.ts';

const typedText = (value: StateValue | undefined) => {
  const text = value?.value;
  return typeof text === 'string' ? text : '';
};

const lengthError = ({ element }: Field, text: string) => {
  if (element.type !== 'plain_text_input') return undefined;
  const { min_length: min = 0, max_length: max = limits.plainTextInput } = element;
  if (text.length > max) return `Please shorten this to ${max} characters or fewer (now ${text.length}).`;
  return text.length < min
    ? `Please lengthen this to ${min} characters or more (now ${text.length}).`
    : undefined;
};

const numberError = ({ element }: Field, text: string) => {
  if (element.type !== 'number_input') return undefined;
  const { min_value: min = '-Infinity', max_value: max = 'Infinity', is_decimal_allowed: decimals } = element;
  const value = Number(text);
  if (Number.isNaN(value)) return 'Please enter a number.';
  if (!decimals && !Number.isInteger(value)) return 'Please enter a whole number.';
  return value < Number(min) || value > Number(max) ? 'Please enter a number in range.' : undefined;
};

const formatError = ({ element }: Field, text: string) => {
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(text))
    return 'Please enter a valid email address.';
  return element.type === 'url_text_input' && !URL.canParse(text) ? 'Please enter a valid URL.' : undefined;
};

const errorOf = (view: View, field: Field) => {
  const value = valueAt(view.values, field.place);
  if (isEmpty(value)) return field.optional ? undefined : 'Please complete this required field.';
  const text = typedText(value);
  return lengthError(field, text) ?? numberError(field, text) ?? formatError(field, text);
};

export interface FieldError {
  readonly block: string;
  readonly label: string;
  readonly sentence: string;
}

/** What Slack's client itself refuses to submit. Nothing reaches the app then. */
export const clientErrors = (view: View): readonly FieldError[] =>
  fieldsOf(view).flatMap((field) => {
    const sentence = errorOf(view, field);
    return sentence ? [{ block: field.place.block.block_id, label: field.label, sentence }] : [];
  });
