import { useEffect, useRef } from 'react';
import type { PageView } from '../workspace/page-api.ts';
import { Blocks } from './blocks.tsx';
import { Cross } from './icons.tsx';
import { Problem } from './problem.tsx';
import { SurfaceContext } from './surface-context.ts';
import { useSubmit } from './use-submit.ts';
import { useWorkspaceContext } from './workspace-context.ts';

const firstWrong = '[data-invalid] :is(input, textarea, select, button)';

export const ModalView = ({ view, depth, titleId }: { view: PageView; depth: number; titleId: string }) => {
  const { run } = useWorkspaceContext();
  const { surface, submit, pending, problem, sentErrors } = useSubmit(view);
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // A new view takes the focus, unless the app asked for it elsewhere.
  useEffect(() => {
    if (!body.current?.contains(document.activeElement)) heading.current?.focus();
  }, []);
  useEffect(() => {
    if (Object.keys(sentErrors).length > 0) body.current?.querySelector<HTMLElement>(firstWrong)?.focus();
  }, [sentErrors]);
  return (
    <div className={depth > 1 ? 'view pushed' : 'view'}>
      <header className="modal-bar">
        <h2 id={titleId} ref={heading} tabIndex={-1} dir="auto">
          {view.title}
        </h2>
        <button
          type="button"
          className="quiet"
          aria-label={depth > 1 ? 'Close all' : 'Close the form'}
          onClick={() => void run({ kind: 'close', all: true })}
        >
          <Cross />
        </button>
      </header>
      <section
        className="modal-body"
        ref={body}
        tabIndex={view.submit === null ? 0 : undefined}
        aria-label="Form"
      >
        <SurfaceContext value={surface}>
          <Blocks blocks={view.blocks} />
        </SurfaceContext>
      </section>
      <Problem text={problem} />
      <footer className="modal-buttons">
        <button type="button" className="button" onClick={() => void run({ kind: 'close', all: false })}>
          {view.close}
        </button>
        {view.submit !== null && (
          <button
            type="button"
            className="button primary submit"
            aria-busy={pending > 0}
            // Never disabled: in Slack a second press is a second request.
            onClick={() => void submit()}
          >
            {view.submit}
            {pending > 0 && <span className="spinner" aria-hidden="true" />}
          </button>
        )}
      </footer>
    </div>
  );
};
