import type { Option } from '../workspace/page-api.ts';
import type { PropsOf } from './element-props.ts';
import { TextObject } from './text-object.tsx';
import { useHeld } from './use-held.ts';

const Words = ({ option, id }: { option: Option; id: string }) => (
  <span className="choice-words">
    <TextObject text={option.text} />
    {option.description && (
      <small id={`${id}-more`}>
        <TextObject text={option.description} />
      </small>
    )}
  </span>
);

export const RadioElement = (props: PropsOf<'radio_buttons'>) => {
  const { element, naming, isInvalid } = props;
  const { held, choose } = useHeld(props);
  return (
    <div role="radiogroup" className="choices" aria-invalid={isInvalid} {...naming}>
      {element.options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={naming.id}
            checked={held[0]?.value === option.value}
            onChange={() => choose([option])}
          />
          <Words option={option} id={`${naming.id}-${index}`} />
        </label>
      ))}
    </div>
  );
};

export const CheckboxesElement = (props: PropsOf<'checkboxes'>) => {
  const { element, naming, isInvalid } = props;
  const { held, choose } = useHeld(props);
  const isChosen = ({ value }: Option) => held.some((it) => it.value === value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset takes its name from a legend only
    <div role="group" className="choices" {...naming}>
      {element.options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            type="checkbox"
            checked={isChosen(option)}
            aria-invalid={isInvalid}
            onChange={({ target }) =>
              // In the order of the options, as Slack reports them.
              choose(
                element.options.filter((it) => (it.value === option.value ? target.checked : isChosen(it))),
              )
            }
          />
          <Words option={option} id={`${naming.id}-${index}`} />
        </label>
      ))}
    </div>
  );
};
