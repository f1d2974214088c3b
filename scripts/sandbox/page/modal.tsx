import { useId } from 'react';
import { Dialog } from './dialog.tsx';
import { ModalView } from './modal-view.tsx';
import { useWorkspaceContext } from './workspace-context.ts';

/** The stack of views as one dialog: only the top one can be seen and used. */
export const Modal = () => {
  const { snapshot, run } = useWorkspaceContext();
  const title = useId();
  const view = snapshot.modal.at(-1);
  if (!view) return null;
  return (
    <Dialog
      labelledBy={title}
      className="modal"
      onEscape={() => void run({ kind: 'close', all: false })}
      onKeyDown={(event) => {
        const isSubmit = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (isSubmit) event.currentTarget.querySelector<HTMLButtonElement>('.submit')?.click();
      }}
    >
      <ModalView key={view.id} view={view} depth={snapshot.modal.length} titleId={title} />
    </Dialog>
  );
};
