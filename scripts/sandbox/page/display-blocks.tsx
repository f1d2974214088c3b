import { type Block, Message } from 'slack-blocks-to-jsx';
import type { PageBlock } from '../workspace/page-api.ts';
import { useWorkspaceContext } from './workspace-context.ts';

/** Blocks one only looks at, drawn by the library; its styles hang on the wrapper it makes. */
export const DisplayBlocks = ({ blocks }: { blocks: readonly PageBlock[] }) => {
  const { snapshot, theme } = useWorkspaceContext();
  return (
    <div className="display">
      <Message
        blocks={blocks as unknown as Block[]}
        name=""
        logo=""
        theme={theme}
        withoutWrapper
        data={{
          users: snapshot.people.map(({ id, name }) => ({ id, name })),
          channels: snapshot.places.map(({ id, name }) => ({ id, name })),
        }}
      />
    </div>
  );
};
