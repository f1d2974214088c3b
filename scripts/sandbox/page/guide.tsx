import { Cross, Tick } from './icons.tsx';
import { useWorkspaceContext } from './workspace-context.ts';

/** The first minute, step by step; gone for good once it is done or put away. */
export const Guide = () => {
  const { snapshot, go, run } = useWorkspaceContext();
  const { guide } = snapshot;
  if (!guide) return null;
  const next = guide.findIndex(({ done }) => !done);
  return (
    <section className="guide" aria-labelledby="guide-title">
      <header>
        <h2 id="guide-title">Your first minute</h2>
        <button
          type="button"
          className="quiet"
          aria-label="Put the guide away"
          onClick={() => void run({ kind: 'put guide away' })}
        >
          <Cross />
        </button>
      </header>
      <ol>
        {guide.map((step, index) => (
          <li
            key={step.text}
            className={step.done ? 'done' : ''}
            aria-current={index === next ? 'step' : undefined}
          >
            <span className="tick" aria-hidden="true">
              {step.done ? <Tick /> : index + 1}
            </span>
            <span className="step" id={`guide-${index}`}>
              {step.done && <span className="only-heard">Done: </span>}
              {step.text}
            </span>
            {!step.done && (
              <button
                type="button"
                className={index === next ? 'button small primary' : 'button small'}
                aria-describedby={`guide-${index}`}
                onClick={() => go({ as: step.as, place: step.place, tab: 'messages' })}
              >
                Take me there
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
