import { holdsValue, valueAt } from './state.ts';
import type { StoredBlock } from './stored-blocks.ts';
import { places } from './stored-blocks.ts';
import type { Message, StateValue, StateValues, View } from './world.ts';

const hidden = new Set(['confirm', 'placeholder', 'element', 'initial_option', 'initial_options', 'options']);

/** Every text in a piece of Block Kit, in the order in which it stands there. */
const texts = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly string[] => {
    if (hidden.has(key)) return [];
    if ((key === 'text' || key === 'title') && typeof inner === 'string') return [inner];
    if (key === 'url' && !('text' in value) && typeof inner === 'string') return [inner];
    return texts(inner);
  });
};

/** What a filled-in element shows: the text typed, the date, the chosen options. */
export const shownValue = (value: StateValue | undefined): readonly string[] =>
  Object.entries(value ?? {}).flatMap(([key, held]): readonly string[] => {
    if (key === 'type' || key === 'timezone') return [];
    if (typeof held === 'string') return [held];
    if (typeof held === 'number') return [String(held)];
    return Array.isArray(held)
      ? held.flatMap((item) => (typeof item === 'string' ? [item] : texts(item)))
      : texts(held);
  });

const optionTexts = (element: object, type: string) =>
  type === 'radio_buttons' || type === 'checkboxes' ? texts('options' in element ? element.options : []) : [];

const blockText = (block: StoredBlock, values: StateValues): readonly string[] => [
  ...texts(block),
  ...places([block]).flatMap((place) => [
    ...optionTexts(place.element, place.element.type),
    ...(holdsValue(place.element) ? shownValue(valueAt(values, place)) : []),
  ]),
];

const joined = (lines: readonly string[]) => lines.join('\n');

export const visibleText = (blocks: readonly StoredBlock[], values: StateValues = {}): string =>
  joined(blocks.flatMap((block) => blockText(block, values)));

export const viewText = (view: View): string =>
  joined([
    view.title?.text ?? '',
    visibleText(view.blocks, view.values),
    view.submit?.text ?? '',
    view.close?.text ?? '',
  ]);

/** The top-level text, then what the blocks say. */
export const messageText = ({ text, blocks }: Message): string => joined([text, visibleText(blocks)]);
