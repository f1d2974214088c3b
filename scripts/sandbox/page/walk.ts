import type { InputElement, Interactive } from '../slack/block-kit/elements.ts';
import type { StoredBlock } from '../slack/stored-blocks.ts';
import type { PageBlock } from '../workspace/page-api.ts';
import { codecs } from './values.ts';

export type Stored<T> = T & { readonly action_id: string };

/** The server has checked every block and given it its ids before it sends it. */
export const stored = (blocks: readonly PageBlock[]): readonly StoredBlock[] =>
  blocks as unknown as readonly StoredBlock[];

const elementsOf = (block: StoredBlock): readonly Interactive[] => {
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return block.elements;
  return block.type === 'section' && block.accessory && block.accessory.type !== 'image'
    ? [block.accessory]
    : [];
};

export const isInput = (element: Interactive): element is Stored<InputElement> => element.type in codecs;

const withChildren = (blocks: readonly StoredBlock[]): readonly StoredBlock[] =>
  blocks.flatMap((block) =>
    block.type === 'container' ? [block, ...(block.child_blocks as readonly StoredBlock[])] : [block],
  );

/** Everything that holds a value, with its block. */
export const inputsOf = (blocks: readonly StoredBlock[]) =>
  withChildren(blocks).flatMap((block) =>
    elementsOf(block)
      .filter(isInput)
      .map((element) => ({ block, element })),
  );
