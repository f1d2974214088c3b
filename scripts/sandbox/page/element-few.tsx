import type { PropsOf } from './element-props.ts';
import { useSurfaceContext } from './surface-context.ts';

/** Workflows are Slack's own: there is nothing here that could run one. */
export const WorkflowButton = ({ element }: PropsOf<'workflow_button'>) => (
  <button type="button" className="button small" disabled title="Slack workflows do not run here">
    {element.text.text}
  </button>
);

export const IconButton = ({ element, block }: PropsOf<'icon_button'>) => {
  const { press } = useSurfaceContext();
  return (
    <button
      type="button"
      className="button small"
      aria-label={element.accessibility_label}
      onClick={() => void press({ block, action: element.action_id })}
    >
      {element.text.text}
    </button>
  );
};

export const FeedbackButtons = ({ element, block }: PropsOf<'feedback_buttons'>) => {
  const { press } = useSurfaceContext();
  return [element.positive_button, element.negative_button].map(({ text, value, accessibility_label }) => (
    <button
      key={value}
      type="button"
      className="button small"
      aria-label={accessibility_label}
      onClick={() => void press({ block, action: element.action_id }, { type: 'feedback_buttons', value })}
    >
      {text.text}
    </button>
  ));
};
