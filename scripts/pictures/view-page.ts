import type { Block } from '../sandbox/slack/block-kit/blocks.ts';
import type { View } from '../sandbox/slack/world.ts';
import { drawElement } from './elements.ts';
import { type Html, html, joined } from './html.ts';
import { style } from './style.ts';

type TextObject = { readonly type: string; readonly text: string };
type Draw<T extends Block['type']> = (block: Extract<Block, { type: T }>, view: View) => Html;

/** Of mrkdwn the app uses `*bold*` only. */
const words = ({ type, text }: TextObject): Html =>
  type === 'mrkdwn'
    ? joined(
        text.split(/\*([^*\n]+)\*/).map((part, index) => (index % 2 ? html`<b>${part}</b>` : html`${part}`)),
      )
    : html`${text}`;

const section: Draw<'section'> = ({ text, fields = [], accessory }) =>
  html`<div class="section"><div>${text ? words(text) : html``}${joined(
    fields.map((field) => html`<div class="field">${words(field)}</div>`),
  )}</div>${accessory ? drawElement(accessory) : html``}</div>`;

const input: Draw<'input'> = ({ block_id = '', label, element, hint, optional }, view) =>
  html`<div class="input"><div class="label" dir="auto">${label.text}${
    optional ? html` <span class="optional">(optional)</span>` : html``
  }</div>${drawElement(element, view.values[block_id]?.[element.action_id ?? ''])}${
    hint ? html`<div class="hint">${hint.text}</div>` : html``
  }</div>`;

/** The kinds of block the app's forms use; another one stops the picture. */
const draw: { readonly [T in Block['type']]?: Draw<T> } = {
  section,
  input,
  header: ({ text }) => html`<h2>${text.text}</h2>`,
  divider: () => html`<hr>`,
  context: ({ elements }) =>
    html`<div class="context">${joined(elements.map((it) => ('text' in it ? words(it) : html``)))}</div>`,
  actions: ({ elements }) =>
    html`<div class="actions">${joined(elements.map((it) => drawElement(it)))}</div>`,
};

const drawBlock = (block: Block, view: View): Html => {
  const one = draw[block.type] as ((block: Block, view: View) => Html) | undefined;
  if (!one) throw new Error(`No way to draw a ${block.type} block yet; add one to scripts/pictures.`);
  return one(block, view);
};

/** A view as a page that looks like a modal of Slack's, and notes its own height. */
export const viewPage = (view: View): string =>
  html`<!doctype html><html lang="en-GB"><meta charset="utf-8">${style}<body><main>
<header><span class="icon">GR</span><span>${view.title?.text ?? ''}</span><span class="cross">×</span></header>
<div class="blocks">${joined(view.blocks.map((block) => drawBlock(block, view)))}</div>
<footer>${view.close ? html`<span class="button">${view.close.text}</span>` : html``}${
    view.submit ? html`<span class="button primary">${view.submit.text}</span>` : html``
  }</footer>
</main><script>document.body.dataset.height = Math.ceil(document.body.getBoundingClientRect().height)</script></body></html>`
    .markup;
