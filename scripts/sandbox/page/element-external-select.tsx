import { choiceOf } from './choices.ts';
import { Combobox } from './combobox.tsx';
import type { PropsOf } from './element-props.ts';
import { useHeld } from './use-held.ts';
import { useSuggestions } from './use-suggestions.ts';

export const ExternalSelect = (props: PropsOf<'external_select' | 'multi_external_select'>) => {
  const { element, block, naming, isInvalid } = props;
  const { held, choose } = useHeld(props);
  const { options, status, onQuery } = useSuggestions({
    block,
    action: element.action_id,
    minimum: element.min_query_length,
  });
  const known = [...options, ...held];
  return (
    <Combobox
      naming={naming}
      isInvalid={isInvalid}
      isMultiple={element.type === 'multi_external_select'}
      placeholder={element.placeholder?.text ?? 'Select an option'}
      choices={options.map((option) => choiceOf(option))}
      status={status}
      chosen={held.map((option) => choiceOf(option))}
      onQuery={onQuery}
      onChange={(chosen) => choose(chosen.flatMap(({ id }) => known.find(({ value }) => value === id) ?? []))}
    />
  );
};
