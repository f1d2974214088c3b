import type { KeyboardEvent } from 'react';
import type { ElementProps, PropsOf } from './element-props.ts';
import { useHeld } from './use-held.ts';
import { useLater } from './use-later.ts';

type TextType =
  | 'plain_text_input'
  | 'email_text_input'
  | 'url_text_input'
  | 'number_input'
  | 'rich_text_input';

const inputTypes = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
  rich_text_input: 'text',
} as const satisfies Readonly<Record<TextType, string>>;

/** How close to the longest text Slack begins to count. */
const near = 50;

const Left = ({ max, length }: { max: number | undefined; length: number }) =>
  max !== undefined && max - length <= near ? (
    <p className={max < length ? 'room over' : 'room'} aria-live="polite">
      {max - length} characters left
    </p>
  ) : null;

const isLong = (element: ElementProps['element']) =>
  element.type === 'rich_text_input' || (element.type === 'plain_text_input' && element.multiline === true);

/** Every kind of typed text. What is too long stays: Slack complains when the form is sent. */
export const TextElement = (props: PropsOf<TextType>) => {
  const { element, naming, isInvalid, dispatches } = props;
  const { held, set, press } = useHeld(props);
  const later = useLater();
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const common = {
    ...naming,
    value: held,
    dir: 'auto',
    'aria-invalid': isInvalid,
    placeholder: element.placeholder?.text,
    autoFocus: element.focus_on_load,
    onChange: ({ target }: { target: { value: string } }) => {
      set(target.value);
      if (dispatches && triggers.includes('on_character_entered')) later(() => void press(target.value), 500);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && dispatches && triggers.includes('on_enter_pressed')) void press(held);
  };
  const max = element.type === 'plain_text_input' ? element.max_length : undefined;
  return (
    <>
      {isLong(element) ? (
        <textarea className="input" rows={4} {...common} />
      ) : (
        <input
          className="input"
          type={inputTypes[element.type]}
          inputMode={element.type === 'number_input' ? 'decimal' : undefined}
          autoComplete="off"
          {...common}
          onKeyDown={onKeyDown}
        />
      )}
      <Left max={max} length={held.length} />
    </>
  );
};
