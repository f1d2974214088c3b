import { useState } from 'react';
import type { Snapshot } from '../workspace/page-api.ts';
import { type Choice, matching, peopleChoices, placeChoices } from './choices.ts';
import { Combobox } from './combobox.tsx';
import type { PropsOf } from './element-props.ts';
import { useHeld } from './use-held.ts';
import { useWorkspaceContext } from './workspace-context.ts';

type IdType =
  | 'users_select'
  | 'multi_users_select'
  | 'conversations_select'
  | 'multi_conversations_select'
  | 'channels_select'
  | 'multi_channels_select';
type Source = {
  readonly [T in IdType]: (snapshot: Snapshot, element: PropsOf<T>['element']) => readonly Choice[];
};

const sources: Source = {
  users_select: peopleChoices,
  multi_users_select: peopleChoices,
  conversations_select: (snapshot, { filter }) => placeChoices(snapshot, filter?.include),
  multi_conversations_select: (snapshot, { filter }) => placeChoices(snapshot, filter?.include),
  channels_select: (snapshot) => placeChoices(snapshot, ['public']),
  multi_channels_select: (snapshot) => placeChoices(snapshot, ['public']),
};

/** Menus of people and places: Slack's client fills them itself. */
export const IdSelect = (props: PropsOf<IdType>) => {
  const { element, naming, isInvalid } = props;
  const { snapshot } = useWorkspaceContext();
  const { held, choose } = useHeld(props);
  const [query, setQuery] = useState<string | null>(null);
  const all = (sources[element.type] as (snapshot: Snapshot, element: unknown) => readonly Choice[])(
    snapshot,
    element,
  );
  return (
    <Combobox
      naming={naming}
      isInvalid={isInvalid}
      isMultiple={element.type.startsWith('multi_')}
      placeholder={element.placeholder?.text ?? 'Select an option'}
      choices={matching(all, query ?? '')}
      status="No results"
      chosen={held.map((id) => all.find((it) => it.id === id) ?? { id, label: id })}
      onQuery={setQuery}
      onChange={(chosen) => choose(chosen.map(({ id }) => id))}
    />
  );
};
