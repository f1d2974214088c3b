import type { Block } from '../slack/block-kit/blocks.ts';
import type { PageBlock } from '../workspace/page-api.ts';
import { RowElement } from './block-small.tsx';
import { DisplayBlocks } from './display-blocks.tsx';

type Of<T extends Block['type']> = { block: Extract<Block, { type: T }> & { readonly block_id: string } };

/** The library draws the card; its buttons must do something, so they are ours. */
export const CardBlockView = ({ block }: Of<'card'>) => {
  const { actions = [], ...card } = block;
  return (
    <div className="card-block">
      <DisplayBlocks blocks={[card]} />
      <div className="block-actions">
        {actions.map((element) => (
          <RowElement key={element.action_id} element={element} block={block.block_id} />
        ))}
      </div>
    </div>
  );
};

export const CarouselBlockView = ({ block }: Of<'carousel'>) => (
  <div className="carousel">
    {block.elements.map((card, index) => {
      const id = card.block_id ?? `${block.block_id}-${index}`;
      return <CardBlockView key={id} block={{ ...card, block_id: id }} />;
    })}
  </div>
);

const textsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['text', 'title', 'caption'].includes(key) && typeof inner === 'string' ? [inner] : textsIn(inner),
  );
};

/** What nobody here can draw is at least read, and says so. */
export const FallbackBlockView = ({ block }: { block: PageBlock | Block }) => (
  <div className="fallback">
    <small>Slack draws a “{block.type}” block here. Its text:</small>
    <p className="plain" dir="auto">
      {textsIn(block).join('\n')}
    </p>
  </div>
);

export const LibraryBlockView = ({ block }: { block: unknown }) => (
  <DisplayBlocks blocks={[block as PageBlock]} />
);
