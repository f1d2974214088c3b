import { size } from '../page.ts';
import type { Draw } from './kinds.ts';

export const note: Draw<'note'> = ({ text }, page) => {
  const { content, height } = page.set([{ text, weight: 'italic' }], { size: size.note, width: page.width });
  return { content: { stack: [content], margin: [0, page.gap, 0, 0] }, height: height + page.gap };
};
