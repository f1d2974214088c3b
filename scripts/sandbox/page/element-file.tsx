import { useState } from 'react';
import { upload } from './api.ts';
import type { PropsOf } from './element-props.ts';
import { Cross } from './icons.tsx';
import { useHeld } from './use-held.ts';
import { useWorkspaceContext } from './workspace-context.ts';

const most = 10;

export const FileElement = (props: PropsOf<'file_input'>) => {
  const { element, naming, isInvalid } = props;
  const { held, choose } = useHeld(props);
  const { snapshot } = useWorkspaceContext();
  const [status, setStatus] = useState('');
  const max = element.max_files ?? most;
  const add = async (files: readonly File[]) => {
    setStatus('Uploading…');
    try {
      const added = await Promise.all(files.map((file) => upload(snapshot.me, file)));
      choose([...held, ...added].slice(-max));
      setStatus('');
    } catch {
      setStatus('The file could not be uploaded. Try again?');
    }
  };
  return (
    <div className="files">
      <input
        type="file"
        {...naming}
        multiple={max > 1}
        accept={element.filetypes?.map((type) => `.${type}`).join(',')}
        aria-invalid={isInvalid}
        onChange={({ target }) => {
          void add([...(target.files ?? [])]);
          // So that the same file can be chosen again after it was mended.
          target.value = '';
        }}
      />
      <p role="status" className="hint">
        {status}
      </p>
      <ul className="chips">
        {held.map((file) => (
          <li key={String(file.id)}>
            <bdi>{String(file.name)}</bdi>
            <button
              type="button"
              className="quiet"
              aria-label={`Remove ${file.name}`}
              onClick={() => choose(held.filter((it) => it !== file))}
            >
              <Cross />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
