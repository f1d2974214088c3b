import type { Block } from './blocks.ts';
import type { Interactive } from './elements.ts';

/** A block and those inside it, in reading order. */
export const withChildren = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] => {
    if (block.type === 'container') return [block, ...block.child_blocks];
    return block.type === 'carousel' ? [block, ...block.elements] : [block];
  });

/** The elements of one block that a person can use. Images are not among them. */
export const elementsOf = (block: Block): readonly Interactive[] => {
  switch (block.type) {
    case 'section':
      return block.accessory && block.accessory.type !== 'image' ? [block.accessory] : [];
    case 'actions':
    case 'context_actions':
      return block.elements;
    case 'input':
      return [block.element];
    case 'card':
      return block.actions ?? [];
    default:
      return [];
  }
};

export interface Placed {
  readonly block: Block;
  readonly element: Interactive;
}

export const placedElements = (blocks: readonly Block[]): readonly Placed[] =>
  withChildren(blocks).flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
