import { useId } from 'react';
import type { Block } from '../slack/block-kit/blocks.ts';
import type { Interactive } from '../slack/block-kit/elements.ts';
import { fileUrl } from './api.ts';
import { DisplayBlocks } from './display-blocks.tsx';
import { ElementView } from './element.tsx';
import { TextObject } from './text-object.tsx';
import type { Stored } from './walk.ts';
import { useWorkspaceContext } from './workspace-context.ts';

type Of<T extends Block['type']> = { block: Extract<Block, { type: T }> & { readonly block_id: string } };

export const HeaderBlockView = ({ block }: Of<'header'>) => (
  <h3 className="block-header" dir="auto">
    {block.text.text}
  </h3>
);

/** A file of the workspace comes from the page's own server; another picture is left to the library. */
export const ImageBlockView = ({ block }: Of<'image'>) => {
  const { snapshot } = useWorkspaceContext();
  const { slack_file: file } = block;
  if (!file || !('id' in file)) return <DisplayBlocks blocks={[block]} />;
  return <img className="block-image" src={fileUrl(file.id, snapshot.me)} alt={block.alt_text} />;
};

export const DividerBlockView = () => <hr className="block-divider" />;

export const AlertBlockView = ({ block }: Of<'alert'>) => (
  <div role="status" className={`block-alert ${block.level ?? 'default'}`}>
    <TextObject text={block.text} />
  </div>
);

export const ContextBlockView = ({ block }: Of<'context'>) => (
  <div className="block-context">
    {block.elements.map((element, index) =>
      element.type === 'image' ? (
        <DisplayBlocks key={element.alt_text} blocks={[{ ...element, block_id: 'image' }]} />
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts have no other name, and may repeat
        <TextObject key={index} text={element} />
      ),
    )}
  </div>
);

const labelOf = (element: Interactive) =>
  ('placeholder' in element ? element.placeholder?.text : undefined) ?? 'Choose';

/** In a row, an element other than a button has only its placeholder to be called by. */
export const RowElement = ({ element, block }: { element: Interactive; block: string }) => {
  const id = useId();
  return (
    <ElementView
      element={element as Stored<Interactive>}
      block={block}
      naming={{ id, 'aria-label': labelOf(element) }}
      isInvalid={false}
      dispatches
    />
  );
};

export const ActionsBlockView = ({ block }: Of<'actions'> | Of<'context_actions'>) => (
  <div className="block-actions">
    {block.elements.map((element) => (
      <RowElement key={element.action_id} element={element} block={block.block_id} />
    ))}
  </div>
);
