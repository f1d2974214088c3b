import { useId } from 'react';
import { DisplayBlocks } from './display-blocks.tsx';

interface Text {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
}

/** The library reads markup in plain_text, too; Slack shows it as it is, and names of children are such texts. */
export const TextObject = ({ text: { type, text } }: { text: Text }) => {
  // The library makes it the id of an element.
  const id = useId();
  return type === 'plain_text' ? (
    <span className="plain" dir="auto">
      {text}
    </span>
  ) : (
    <DisplayBlocks blocks={[{ type: 'section', block_id: id, text: { type, text } }]} />
  );
};
