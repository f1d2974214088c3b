import { useId, useState } from 'react';
import type { Button } from '../slack/block-kit/elements.ts';
import { Dialog } from './dialog.tsx';
import { TextObject } from './text-object.tsx';

export type Confirm = NonNullable<Button['confirm']>;

const ConfirmDialog = ({ confirm, answer }: { confirm: Confirm; answer: (yes: boolean) => void }) => {
  const title = useId();
  return (
    <Dialog labelledBy={title} className="confirm" onEscape={() => answer(false)}>
      <h2 id={title}>{confirm.title?.text ?? 'Are you sure?'}</h2>
      <div className="confirm-text">
        <TextObject text={confirm.text} />
      </div>
      <footer className="buttons">
        <button type="button" className="button" onClick={() => answer(false)}>
          {confirm.deny?.text ?? 'Cancel'}
        </button>
        <button type="button" className={`button ${confirm.style ?? 'primary'}`} onClick={() => answer(true)}>
          {confirm.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
};

interface Asked {
  readonly confirm: Confirm;
  readonly answer: (yes: boolean) => void;
}

/** Asks before something is sent, where its element says so. */
export const useConfirm = () => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (confirm: Confirm | undefined): Promise<boolean> =>
    confirm
      ? new Promise((resolve) => {
          const answer = (yes: boolean) => {
            setAsked(null);
            resolve(yes);
          };
          setAsked({ confirm, answer });
        })
      : Promise.resolve(true);
  return { ask, dialog: asked && <ConfirmDialog {...asked} /> };
};
