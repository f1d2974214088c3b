import { useId } from 'react';
import type { Block } from '../slack/block-kit/blocks.ts';
import { DisplayBlocks } from './display-blocks.tsx';
import { ElementView } from './element.tsx';
import { TextObject } from './text-object.tsx';
import type { Stored } from './walk.ts';

type Section = Extract<Block, { type: 'section' }> & { readonly block_id: string };
type Accessory = NonNullable<Section['accessory']>;

/** A button has its own words; anything else in a section is named by the section's text. */
const namedByItself = new Set(['button', 'overflow', 'workflow_button']);

const AccessoryView = ({ accessory, block, text }: { accessory: Accessory; block: string; text: string }) => {
  const id = useId();
  if (accessory.type === 'image')
    return <DisplayBlocks blocks={[{ ...accessory, block_id: `${block}-image` }]} />;
  const naming = namedByItself.has(accessory.type)
    ? { id, 'aria-describedby': text }
    : { id, 'aria-labelledby': text };
  return (
    <ElementView
      element={accessory as Stored<typeof accessory>}
      block={block}
      naming={naming}
      isInvalid={false}
      dispatches
    />
  );
};

export const SectionBlockView = ({ block }: { block: Section }) => {
  const text = useId();
  return (
    <div className="section">
      <div className="section-text" id={text}>
        {block.text && <TextObject text={block.text} />}
        {block.fields && (
          <div className="facts">
            {block.fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other name, and may repeat
              <TextObject key={index} text={field} />
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div className="accessory">
          <AccessoryView accessory={block.accessory} block={block.block_id} text={text} />
        </div>
      )}
    </div>
  );
};
