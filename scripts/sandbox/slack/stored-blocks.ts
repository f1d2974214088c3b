import type { Block } from './block-kit/blocks.ts';
import type { Interactive } from './block-kit/elements.ts';
import { elementsOf, withChildren } from './block-kit/walk.ts';
import { madeUpId } from './ids.ts';

export type StoredBlock = Block & { readonly block_id: string };
type StoredElement = Interactive & { readonly action_id: string };

export interface StoredPlace {
  readonly block: StoredBlock;
  readonly element: StoredElement;
}

/** A copy of the blocks in which every block and element has an id, made up by Slack where the app gave none. */
export const withIds = (blocks: readonly Block[]): readonly StoredBlock[] => {
  const copy = structuredClone(blocks) as Block[];
  for (const block of withChildren(copy)) {
    block.block_id ??= madeUpId();
    for (const element of elementsOf(block)) element.action_id ??= madeUpId();
  }
  return copy.filter(isStored);
};

const isStored = (block: Block): block is StoredBlock => block.block_id !== undefined;
const hasActionId = (element: Interactive): element is StoredElement => element.action_id !== undefined;

/** Every usable element with its block, in reading order. */
export const places = (blocks: readonly StoredBlock[]): readonly StoredPlace[] =>
  withChildren(blocks)
    .filter(isStored)
    .flatMap((block) =>
      elementsOf(block)
        .filter(hasActionId)
        .map((element) => ({ block, element })),
    );
