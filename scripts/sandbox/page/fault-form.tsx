import { type FormEvent, useState } from 'react';
import type { Fault } from '../workspace/page-api.ts';
import { useWorkspaceContext } from './workspace-context.ts';

type Kinds = { readonly [K in Fault['kind']]: { readonly label: string; readonly fault: Fault } };

const kinds: Kinds = {
  'rate-limited': { label: 'Too many requests (429)', fault: { kind: 'rate-limited', seconds: 2 } },
  'server-error': { label: 'Server error (500)', fault: { kind: 'server-error' } },
  'cut-after-accepting': {
    label: 'Done, but the connection breaks',
    fault: { kind: 'cut-after-accepting' },
  },
  cut: { label: 'Connection breaks, nothing done', fault: { kind: 'cut' } },
  hang: { label: 'No answer ever', fault: { kind: 'hang' } },
  slow: { label: 'Answer five seconds late', fault: { kind: 'slow', ms: 5000 } },
};

const methods = [
  '*',
  'views.open',
  'views.update',
  'views.push',
  'chat.postMessage',
  'files.completeUploadExternal',
];

/** Places a fault in front of the app's next calls to Slack. */
export const FaultForm = () => {
  const { snapshot, run } = useWorkspaceContext();
  const [method, setMethod] = useState('*');
  const [kind, setKind] = useState<Fault['kind']>('rate-limited');
  const [times, setTimes] = useState('1');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void run({ kind: 'fault', method, fault: kinds[kind].fault, times: Math.max(1, Number(times)) });
  };
  return (
    <form className="fault-form" aria-label="Place a fault" onSubmit={onSubmit}>
      <label>
        Method
        <input
          className="input small"
          list="methods"
          value={method}
          onChange={({ target }) => setMethod(target.value)}
        />
      </label>
      <datalist id="methods">
        {methods.map((it) => (
          <option key={it} value={it} />
        ))}
      </datalist>
      <label>
        Fault
        <select
          className="input small"
          value={kind}
          onChange={({ target }) => setKind(target.value as Fault['kind'])}
        >
          {Object.entries(kinds).map(([it, { label }]) => (
            <option key={it} value={it}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        Times
        <input
          className="input small"
          type="number"
          min={1}
          max={100}
          value={times}
          onChange={({ target }) => setTimes(target.value)}
        />
      </label>
      <button type="submit" className="button small">
        Place fault
      </button>
      <p role="status">
        {snapshot.faultsWaiting === 0 ? 'No faults waiting.' : `${snapshot.faultsWaiting} waiting.`}
      </p>
      <button
        type="button"
        className="button small"
        disabled={snapshot.faultsWaiting === 0}
        onClick={() => void run({ kind: 'no more faults' })}
      >
        Clear faults
      </button>
    </form>
  );
};
