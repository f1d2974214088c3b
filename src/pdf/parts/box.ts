import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { boxes, framed, gapAbove, line, textWidths } from '../frame.ts';
import { bold, type Page, plain, size } from '../page.ts';
import type { Block } from '../typeset.ts';
import { type Draw, type Drawn, type Place, stacked, together } from './kinds.ts';

interface Look {
  readonly widths: number[];
  /** The row of the box; its end on another page has no label. */
  readonly row: (body: Block, labelled: boolean) => TableCell[];
  readonly height: (body: Block) => number;
}

/** Lines of a long text that stay with what must not be left alone below it. */
const lastLines = 3;

const openBelow: CustomTableLayout = { ...boxes, hLineWidth: (index) => (index === 0 ? line : 0) };
const openAbove: CustomTableLayout = { ...boxes, hLineWidth: (index) => (index === 0 ? 0 : line) };

function draw(
  body: Block,
  { widths, row, height }: Look,
  page: Page,
  { joined, below }: Place<'box'>,
): Drawn {
  const margin = gapAbove(joined, page.gap);
  const high = height(body);
  const whole: Content = {
    table: { widths, body: [row(body, true)], heights: page.room },
    layout: boxes,
    margin,
  };
  const drawn = { content: whole, height: framed([Math.max(page.room, high)], margin) };
  if (high < page.height / 3) return together(drawn, below);
  if (!below) return drawn;
  const [start, end] = body.split(lastLines);
  return {
    content: [
      {
        table: { widths, body: [row(start, true)] },
        layout: { ...openBelow, paddingBottom: () => 0 },
        margin,
      },
      together(
        {
          content: {
            table: { widths, body: [row(end, false)] },
            layout: { ...openAbove, paddingTop: () => 0 },
          },
          height: end.height,
        },
        below,
      ).content,
    ],
    height: stacked(drawn, below).height,
  };
}

const side: Draw<'box'> = ({ label, text }, page, place) => {
  const widths = textWidths(page.width, [1, 4]);
  const [left = 0, right = 0] = widths;
  const name = page.set([bold(label)], { size: size.label, width: left });
  const look: Look = {
    widths,
    row: (body, labelled) => [labelled ? name.content : '', body.content],
    height: (body) => Math.max(name.height, body.height),
  };
  return draw(page.set([plain(text)], { size: size.text, width: right }), look, page, place);
};

const top: Draw<'box'> = ({ label, text }, page, place) => {
  const widths = textWidths(page.width, [1]);
  const [width = 0] = widths;
  const name = page.set([bold(label)], { size: size.label, width });
  const look: Look = {
    widths,
    row: (body, labelled) => [{ stack: [...(labelled ? [name.content] : []), body.content] }],
    height: (body) => name.height + body.height,
  };
  return draw(page.set([plain(text)], { size: size.text, width }), look, page, place);
};

export const box: Draw<'box'> = (part, page, place) =>
  (part.labelAt === 'side' ? side : top)(part, page, place);
