import { type FormEvent, useId, useState } from 'react';
import type { Act } from '../workspace/page-api.ts';
import { Problem } from './problem.tsx';
import { useWorkspaceContext } from './workspace-context.ts';

type To = Extract<Act, { kind: 'clock' }>['to'];

/** The workspace's own clock: tomorrow's reminders need not be waited for. */
export const ClockBar = () => {
  const { snapshot, run, isPhone } = useWorkspaceContext();
  const { clock, busy } = snapshot;
  const id = useId();
  const [date, setDate] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [isOpen, setIsOpen] = useState(false);
  const go = async (to: To) => {
    setProblem(undefined);
    setProblem((await run({ kind: 'clock', to })).problem);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (date !== '') void go({ date });
  };
  const steps = ['next day', 'next Monday'] as const;
  return (
    <section className="clock" aria-label="Clock">
      <p className="clock-words">
        <span>{clock.words}</span>
        {isPhone && (
          <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            Move the clock
          </button>
        )}
      </p>
      {(!isPhone || isOpen) && (
        <form className="clock-form" onSubmit={onSubmit}>
          {steps.map((to) => (
            <button key={to} type="button" className="button small" onClick={() => void go(to)}>
              {to === 'next day' ? 'Next day' : 'Next Monday'}
            </button>
          ))}
          <label htmlFor={id} className="only-heard">
            Go to a date
          </label>
          <input
            id={id}
            type="date"
            className="input small"
            min={clock.today}
            value={date}
            onChange={({ target }) => setDate(target.value)}
          />
          <button type="submit" className="button small">
            Go
          </button>
        </form>
      )}
      <p role="status" className="busy">
        {busy && (
          <>
            <span className="spinner" aria-hidden="true" /> {busy}…
          </>
        )}
      </p>
      <Problem text={problem} />
    </section>
  );
};
