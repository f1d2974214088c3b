import type { ReactNode } from 'react';
import type { Block } from '../slack/block-kit/blocks.ts';
import type { PageBlock } from '../workspace/page-api.ts';
import { InputBlockView } from './block-input.tsx';
import { CardBlockView, CarouselBlockView, FallbackBlockView, LibraryBlockView } from './block-large.tsx';
import { SectionBlockView } from './block-section.tsx';
import {
  ActionsBlockView,
  AlertBlockView,
  ContextBlockView,
  DividerBlockView,
  HeaderBlockView,
  ImageBlockView,
} from './block-small.tsx';
import { DisplayBlocks } from './display-blocks.tsx';

type Of<T extends Block['type']> = Extract<Block, { type: T }> & { readonly block_id: string };
const ContainerBlockView = ({ block }: { block: Of<'container'> }) => (
  <section className="container-block">
    {block.title && <h3 className="block-header">{block.title.text}</h3>}
    {block.rich_text_title && <DisplayBlocks blocks={[{ ...block.rich_text_title, block_id: 'title' }]} />}
    <Blocks blocks={block.child_blocks as unknown as readonly PageBlock[]} />
  </section>
);

type Components = { readonly [T in Block['type']]: (props: { block: Of<T> }) => ReactNode };

/** Every kind of block and what draws it: ours where plain text or something usable is in it, else the library. */
const components: Components = {
  section: SectionBlockView,
  header: HeaderBlockView,
  divider: DividerBlockView,
  context: ContextBlockView,
  actions: ActionsBlockView,
  context_actions: ActionsBlockView,
  input: InputBlockView,
  alert: AlertBlockView,
  card: CardBlockView,
  carousel: CarouselBlockView,
  container: ContainerBlockView,
  data_table: FallbackBlockView,
  image: ImageBlockView,
  video: LibraryBlockView,
  rich_text: LibraryBlockView,
  table: LibraryBlockView,
  markdown: LibraryBlockView,
  task_card: LibraryBlockView,
  plan: LibraryBlockView,
};

export const Blocks = ({ blocks }: { blocks: readonly PageBlock[] }) =>
  blocks.map((block) => {
    const Component = (components[block.type as Block['type']] ?? FallbackBlockView) as (props: {
      block: PageBlock;
    }) => ReactNode;
    return <Component key={block.block_id} block={block} />;
  });
