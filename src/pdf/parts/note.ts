import { size } from '../page.ts';
import type { Draw } from './kinds.ts';

export const note: Draw<'note'> = ({ text }, page) => {
  const { content } = page.set([{ text, weight: 'italic' }], { size: size.note, width: page.width });
  return { stack: [content], margin: [0, 8, 0, 0] };
};
