import { DisplayBlocks } from './display-blocks.tsx';

interface Text {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
}

/** The library reads markup in plain_text, too; Slack shows it as it is, and names of children are such texts. */
export const TextObject = ({ text: { type, text } }: { text: Text }) =>
  type === 'plain_text' ? (
    <span className="plain" dir="auto">
      {text}
    </span>
  ) : (
    <DisplayBlocks blocks={[{ type: 'section', block_id: 'text', text: { type, text } }]} />
  );
