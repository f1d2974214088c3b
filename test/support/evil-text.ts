import { type Field, fieldsOf } from '../../scripts/sandbox/slack/client/fields.ts';
import type { Person } from '../../scripts/sandbox/slack/client/person.ts';
import type { Filled } from './paperwork.ts';

/** What pings, links, formats, runs, injects or opens something wherever text is not text. */
export const EVIL =
  '=1+1 <!channel> <@UKEY> <https://evil.example|x> *b* _i_ ~n~ `c` :smile: {"$gt":""} ＝2 file:///etc/passwd __proto__';

export interface Evil {
  /** Everything typed so far, each with a number of its own at its end. */
  readonly typed: readonly { readonly text: string; readonly where: string }[];
  /** Types it into every box of the visible form; what must be chosen and is not yet gets its first option. */
  readonly into: (person: Person, more?: Filled) => Promise<void>;
}

const ready: Partial<Record<Field['element']['type'], (field: Field) => Filled>> = {
  radio_buttons: ({ place, element }) => firstOption(place.block.block_id, element),
  static_select: ({ place, element }) => firstOption(place.block.block_id, element),
  datepicker: ({ place }) => ({ [place.block.block_id]: '2026-07-01' }),
};

const firstOption = (block: string, element: Field['element']): Filled => {
  const options = 'options' in element ? element.options : undefined;
  return options?.[0] ? { [block]: options[0].text.text } : {};
};

export const evilTyper = (): Evil => {
  const typed: { text: string; where: string }[] = [];
  return {
    typed,
    into: async (person, more = {}) => {
      const { view } = person;
      if (!view) throw new Error('no form is open');
      const values: Record<string, Filled[string]> = {};
      for (const field of fieldsOf(view)) {
        const { element, place, label, optional } = field;
        const block = place.block.block_id;
        if (element.type === 'plain_text_input') {
          const ending = ` mark${typed.length}x`;
          const text = `${EVIL.slice(0, (element.max_length ?? 3000) - ending.length)}${ending}`;
          if (label in more) continue;
          typed.push({ text, where: `${view.callbackId}: ${label}` });
          values[block] = text;
        } else if (!optional && !isFilled(element) && !(label in more)) {
          Object.assign(values, ready[element.type]?.(field));
        }
      }
      await person.fill({ ...values, ...more });
    },
  };
};

/** Whether it opens with something chosen. */
const isFilled = (element: Field['element']): boolean =>
  Object.keys(element).some((key) => key.startsWith('initial_'));
