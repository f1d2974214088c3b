import type { AnyBlock, InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { small, words } from './parts.ts';

type Typed = Readonly<Record<string, string | readonly string[]>>;
type Element = InputBlock['element'];

const one = (typed: Typed[string]): string => (typeof typed === 'string' ? typed : (typed[0] ?? ''));
const all = (typed: Typed[string]): string[] =>
  (typeof typed === 'string' ? [typed] : [...typed]).filter(Boolean);

const chosen = (
  options: readonly PlainTextOption[] | undefined,
  values: readonly string[],
): PlainTextOption[] => (options ?? []).filter(({ value }) => value !== undefined && values.includes(value));

/** The element without what it opened with, and with what was typed into it. */
function refilled(element: Element, typed: Typed[string]): Element {
  const text = one(typed);
  switch (element.type) {
    case 'plain_text_input':
      return { ...element, initial_value: text === '' ? undefined : text };
    case 'datepicker':
      return { ...element, initial_date: text === '' ? undefined : text };
    case 'users_select':
      return { ...element, initial_user: text === '' ? undefined : text };
    case 'conversations_select':
      return { ...element, initial_conversation: text === '' ? undefined : text };
    case 'multi_users_select':
      return { ...element, initial_users: all(typed).length === 0 ? undefined : all(typed) };
    case 'radio_buttons':
      return { ...element, initial_option: chosen(element.options as PlainTextOption[], [text])[0] };
    case 'checkboxes': {
      const options = chosen(element.options as PlainTextOption[], all(typed));
      return { ...element, initial_options: options.length === 0 ? undefined : options };
    }
    default:
      return element;
  }
}

/** What an element opens with, in words. */
function stored(element: Element): string {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value ?? '';
    case 'datepicker':
      return element.initial_date ?? '';
    case 'radio_buttons':
      return element.initial_option?.text.text ?? '';
    case 'checkboxes':
      return (element.initial_options ?? []).map(({ text }) => text.text).join(', ');
    default:
      return '';
  }
}

const isInput = (block: AnyBlock): block is InputBlock => block.type === 'input';

/**
 * A form of what is stored now, with somebody's own words in it: for the second of two people, who is told
 * what differs and may save again.
 */
export function typedAgain(form: ModalView, typed: Typed): ModalView {
  const differing: string[] = [];
  const blocks = form.blocks.map((block) => {
    const mine = block.block_id === undefined ? undefined : typed[block.block_id];
    if (!isInput(block) || mine === undefined) return block;
    const element = refilled(block.element, mine);
    if (JSON.stringify(element) !== JSON.stringify(block.element))
      differing.push(`${block.label.text}: ${stored(block.element) || '(empty)'}`);
    return { ...block, element };
  });
  const told = words(
    '⚠️ Somebody else changed this while you were writing. Your words are below. Save again to keep yours instead.',
  );
  const theirs = differing.length > 0 ? [small(`Stored now: ${differing.join('; ')}`)] : [];
  return { ...form, blocks: [told, ...theirs, ...blocks] };
}
