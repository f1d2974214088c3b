import type { Button, Overflow } from '../block-kit/elements.ts';
import type { Engine } from '../engine.ts';
import { places, type StoredBlock, type StoredPlace } from '../stored-blocks.ts';
import { visibleText } from '../visible-text.ts';
import { type ActionResult, act } from './act.ts';
import { match } from './match.ts';
import type { Surface } from './surface.ts';

export interface PressOptions {
  /** Which of several with the same text, counting from 1. */
  readonly nth?: number;
  /** Text of the block (for a row of buttons, of what stands above it), or part of the block_id. */
  readonly in?: string;
}

interface Pressable {
  readonly place: StoredPlace;
  readonly text: string;
  readonly done: object;
}

export const pressables = (place: StoredPlace): readonly Pressable[] => {
  const element: { readonly type: string } = place.element;
  if (element.type === 'button') {
    const { text, value, style } = element as Button;
    return [
      {
        place,
        text: text.text,
        done: { text, ...(value !== undefined && { value }), ...(style && { style }) },
      },
    ];
  }
  if (element.type !== 'overflow') return [];
  return (element as Overflow).options.map((option) => ({
    place,
    text: option.text.text,
    done: { selected_option: option },
  }));
};

const parts = new Set(['actions', 'divider']);

/** A row of buttons belongs, for the eye, to what stands above it, up to the last row or line. */
const contextOf = (blocks: readonly StoredBlock[], block: StoredBlock) => {
  const above = block.type === 'actions' ? blocks.slice(0, blocks.indexOf(block)) : [];
  const group = above.slice(above.findLastIndex(({ type }) => parts.has(type)) + 1);
  return [block.block_id, visibleText([...group, block])].join('\n');
};

const isIn =
  (blocks: readonly StoredBlock[], part: string | undefined) =>
  ({ place }: Pressable) =>
    part === undefined || contextOf(blocks, place.block).toLowerCase().includes(part.toLowerCase());

const find = (surface: Surface, text: string, { nth, in: part }: PressOptions): Pressable => {
  const there = places(surface.blocks).flatMap(pressables).filter(isIn(surface.blocks, part));
  if (nth === undefined) return match(there, (it) => it.text, text, 'button');
  const found = there.filter((it) => it.text.toLowerCase().includes(text.toLowerCase()))[nth - 1];
  return found ?? match(there, (it) => it.text, `${text} (number ${nth})`, 'button');
};

/** Presses a button or picks an overflow option by its text, saying yes to a confirm dialog. */
export const press = async (
  engine: Engine,
  userId: string,
  surface: Surface,
  text: string,
  options: PressOptions,
): Promise<ActionResult> => {
  const { place, done } = find(surface, text, options);
  return act(engine, userId, surface, place, done);
};
