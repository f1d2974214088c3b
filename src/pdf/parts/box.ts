import { boxes, gapAbove, textWidths } from '../frame.ts';
import { bold, plain, size } from '../page.ts';
import type { Draw } from './kinds.ts';

const side: Draw<'box'> = ({ label, text }, page, { joined }) => {
  const widths = textWidths(page.width, [1, 4]);
  const [left = 0, right = 0] = widths;
  const name = page.set([bold(label)], { size: size.label, width: left });
  const body = page.set([plain(text)], { size: size.text, width: right });
  return {
    table: { widths, body: [[name.content, body.content]], heights: page.room },
    layout: boxes,
    margin: gapAbove(joined),
    unbreakable: body.height < page.height / 3,
  };
};

const top: Draw<'box'> = ({ label, text }, page, { joined }) => {
  const widths = textWidths(page.width, [1]);
  const [width = 0] = widths;
  const name = page.set([bold(label)], { size: size.label, width });
  const body = page.set([plain(text)], { size: size.text, width });
  return {
    table: {
      widths,
      body: [[{ stack: [name.content, body.content] }]],
      heights: page.room,
    },
    layout: boxes,
    margin: gapAbove(joined),
    unbreakable: name.height + body.height < page.height / 3,
  };
};

export const box: Draw<'box'> = (part, page, place) =>
  (part.labelAt === 'side' ? side : top)(part, page, place);
