import { useState } from 'react';
import { allOptions } from './all-options.ts';
import { choiceOf, matching, staticChoices } from './choices.ts';
import { Combobox } from './combobox.tsx';
import type { PropsOf } from './element-props.ts';
import { useHeld } from './use-held.ts';

export const StaticSelect = (props: PropsOf<'static_select' | 'multi_static_select'>) => {
  const { element, naming, isInvalid } = props;
  const { held, choose } = useHeld(props);
  const [query, setQuery] = useState<string | null>(null);
  const options = allOptions(element);
  return (
    <Combobox
      naming={naming}
      isInvalid={isInvalid}
      isMultiple={element.type === 'multi_static_select'}
      placeholder={element.placeholder?.text ?? 'Select an option'}
      choices={matching(staticChoices(element), query ?? '')}
      status="No results"
      chosen={held.map((option) => choiceOf(option))}
      onQuery={setQuery}
      onChange={(chosen) =>
        choose(chosen.flatMap(({ id }) => options.find(({ value }) => value === id) ?? []))
      }
    />
  );
};
