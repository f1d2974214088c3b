import { useState } from 'react';
import type { PropsOf } from './element-props.ts';
import { useSurfaceContext } from './surface-context.ts';
import { useWorkspaceContext } from './workspace-context.ts';

/** A link button opens its link and tells the app, as in Slack. */
export const ButtonElement = ({ element, block, naming }: PropsOf<'button'>) => {
  const { press } = useSurfaceContext();
  const { ask } = useWorkspaceContext();
  const [waiting, setWaiting] = useState(0);
  const onClick = async () => {
    if (!(await ask(element.confirm))) return;
    if (element.url) open(element.url, '_blank', 'noopener');
    setWaiting((count) => count + 1);
    await press({ block, action: element.action_id });
    setWaiting((count) => count - 1);
  };
  return (
    <button
      type="button"
      className={`button small ${element.style ?? ''}`}
      aria-label={element.accessibility_label}
      aria-describedby={naming['aria-describedby']}
      aria-busy={waiting > 0}
      onClick={() => void onClick()}
    >
      <bdi>{element.text.text}</bdi>
      {element.url && <span aria-hidden="true"> ↗</span>}
    </button>
  );
};
