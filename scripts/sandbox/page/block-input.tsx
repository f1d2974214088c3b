import { useId } from 'react';
import type { Block } from '../slack/block-kit/blocks.ts';
import { ElementView } from './element.tsx';
import { useSurfaceContext } from './surface-context.ts';
import type { Stored } from './walk.ts';

type InputBlock = Extract<Block, { type: 'input' }> & { readonly block_id: string };

const groups = new Set(['radio_buttons', 'checkboxes']);

export const InputBlockView = ({ block }: { block: InputBlock }) => {
  const id = useId();
  const { errors } = useSurfaceContext();
  const error = errors[block.block_id];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const label = (
    <>
      <bdi>{block.label.text}</bdi>
      {block.optional && <span className="optional"> (optional)</span>}
    </>
  );
  return (
    <div className="field" data-invalid={error ? true : undefined}>
      {groups.has(block.element.type) ? (
        <span className="label" id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label className="label" id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
      )}
      <ElementView
        element={block.element as Stored<typeof block.element>}
        block={block.block_id}
        isInvalid={Boolean(error)}
        dispatches={block.dispatch_action === true}
        naming={{
          id,
          'aria-labelledby': `${id}-label`,
          'aria-describedby': described || undefined,
        }}
      />
      {block.hint && (
        <p className="hint" id={`${id}-hint`} dir="auto">
          {block.hint.text}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`} role="alert" dir="auto">
          {error}
        </p>
      )}
    </div>
  );
};
