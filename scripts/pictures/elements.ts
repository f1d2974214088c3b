import { shownValue } from '../sandbox/slack/visible-text.ts';
import type { StateValue } from '../sandbox/slack/world.ts';
import { type Html, html, joined } from './html.ts';

interface Option {
  readonly text: { readonly text: string };
  readonly value?: string | undefined;
}
/** What the drawing reads of an element, whatever its type. */
interface Element {
  readonly type: string;
  readonly text?: { readonly text: string } | string | undefined;
  readonly style?: string | undefined;
  readonly multiline?: boolean | undefined;
  readonly placeholder?: { readonly text: string } | undefined;
  readonly options?: readonly Option[] | undefined;
}

const marks = (element: Element, value: StateValue | undefined): Html => {
  const chosen = [
    ...(value?.selected_options ?? []),
    ...(value?.selected_option ? [value.selected_option] : []),
  ];
  const shape = element.type === 'checkboxes' ? 'check' : 'radio';
  return joined(
    (element.options ?? []).map((option) => {
      const on = chosen.some((it) => it.value === option.value) ? 'on' : 'off';
      return html`<div class="choice"><i class="${shape} ${on}"></i><span dir="auto">${option.text.text}</span></div>`;
    }),
  );
};

const box = (kind: string, element: Element, value: StateValue | undefined): Html => {
  const shown =
    value && 'selected_option' in value
      ? (value.selected_option?.text.text ?? '')
      : shownValue(value).join(', ');
  return shown === ''
    ? html`<div class="box ${kind} empty">${element.placeholder?.text ?? ''}</div>`
    : html`<div class="box ${kind}" dir="auto">${shown}</div>`;
};

const button = ({ text, style = '' }: Element): Html =>
  html`<span class="button ${style}">${typeof text === 'object' ? text.text : ''}</span>`;

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const date = (element: Element, value: StateValue | undefined): Html => {
  const day = value?.selected_date;
  return typeof day === 'string'
    ? html`<div class="box date">${longDate.format(new Date(`${day}T00:00Z`))}</div>`
    : box('date', element, undefined);
};

const draw: Readonly<Record<string, (element: Element, value: StateValue | undefined) => Html>> = {
  plain_text_input: (element, value) => box(element.multiline ? 'lines' : 'line', element, value),
  datepicker: date,
  radio_buttons: marks,
  checkboxes: marks,
  overflow: () => html`<span class="button">⋯</span>`,
  button,
};

/** An element as it would look with what is filled in; menus of every kind look alike. */
export const drawElement = (element: Element, value?: StateValue): Html =>
  (draw[element.type] ?? ((it, held) => box('menu', it, held)))(element, value);
