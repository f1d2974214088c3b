import { useId, useState } from 'react';
import { ExchangeItem } from './exchange-item.tsx';
import { isProblem } from './exchanges.ts';
import { FaultForm } from './fault-form.tsx';
import { Cross } from './icons.tsx';
import { useExchanges } from './use-exchanges.ts';
import { useWorkspaceContext } from './workspace-context.ts';

/** Enough to find one's own, without drawing thousands. */
const shown = 200;

export const Drawer = ({ close }: { close: () => void }) => {
  const { snapshot } = useWorkspaceContext();
  const exchanges = useExchanges(snapshot.version);
  const [onlyProblems, setOnlyProblems] = useState(false);
  const title = useId();
  const numbered = exchanges.map((exchange, number) => ({ exchange, number }));
  const wanted = onlyProblems ? numbered.filter(({ exchange }) => isProblem(exchange)) : numbered;
  return (
    <aside className="drawer" aria-labelledby={title}>
      <header className="pane-bar">
        <h2 id={title}>What Slack would have said</h2>
        <button type="button" className="quiet" aria-label="Close the drawer" onClick={close}>
          <Cross />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="drawer-body" tabIndex={0} aria-label="Requests and answers">
        <FaultForm />
        <label className="choice">
          <input
            type="checkbox"
            checked={onlyProblems}
            onChange={({ target }) => setOnlyProblems(target.checked)}
          />
          <span>Only problems</span>
        </label>
        {wanted.length === 0 && <p className="empty">{onlyProblems ? 'No problems.' : 'Nothing yet.'}</p>}
        <ol className="exchanges" aria-label="Exchanges, the newest first">
          {wanted
            .slice(-shown)
            .reverse()
            .map(({ exchange, number }) => (
              <ExchangeItem key={`${exchange.at} ${number}`} exchange={exchange} />
            ))}
        </ol>
      </section>
    </aside>
  );
};
