import { useState } from 'react';
import type { Exchange } from '../workspace/page-api.ts';
import { errorOf } from './exchanges.ts';

const directions = { 'to-slack': 'App → Slack', 'to-app': 'Slack → app' } as const;

const Json = ({ title, value }: { title: string; value: unknown }) => (
  <>
    <h3>{title}</h3>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
    <pre tabIndex={0}>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
  </>
);

export const ExchangeItem = ({ exchange }: { exchange: Exchange }) => {
  const { direction, name, ms, answer, fault, request } = exchange;
  const error = errorOf(exchange);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          <span className="direction">{directions[direction]}</span>
          <code>{name}</code>
          <span className="facts-of">
            {answer?.status ?? 'no answer'} · {Math.round(ms)} ms
          </span>
          {error !== undefined && <strong className="code">{error}</strong>}
          {fault !== undefined && <strong className="code fault">fault: {fault}</strong>}
        </summary>
        {isOpen && (
          <>
            <Json title="Request" value={request.body} />
            <Json title="Headers" value={request.headers} />
            <Json title="Answer" value={answer?.body ?? 'none'} />
          </>
        )}
      </details>
    </li>
  );
};
