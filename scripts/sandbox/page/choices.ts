import type { WithOptions } from '../slack/block-kit/options.ts';
import type { Option, Place, Snapshot } from '../workspace/page-api.ts';

/** One line of a menu: an option of the app, a person or a place. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly more?: string | undefined;
  readonly group?: string | undefined;
}

export const choiceOf = ({ value, text, description }: Option, group?: string): Choice => ({
  id: value,
  label: text.text,
  more: description?.text,
  group,
});

interface Grouped extends WithOptions {
  readonly option_groups?:
    | readonly { readonly label: { readonly text: string }; readonly options: readonly Option[] }[]
    | undefined;
}

export const staticChoices = ({ options, option_groups: groups }: Grouped): readonly Choice[] =>
  options?.map((option) => choiceOf(option)) ??
  groups?.flatMap(({ label, options }) => options.map((option) => choiceOf(option, label.text))) ??
  [];

export const peopleChoices = ({ people }: Snapshot): readonly Choice[] =>
  people.map(({ id, name, about }) => ({ id, label: name, more: about }));

const signOf = ({ kind, isPrivate }: Place) => (kind === 'channel' && !isPrivate ? '# ' : '');

type Included = readonly ('im' | 'mpim' | 'private' | 'public')[];

const kindOf = ({ kind, isPrivate }: Place): Included[number] => {
  if (kind !== 'channel') return 'im';
  return isPrivate ? 'private' : 'public';
};

export const placeChoices = (
  { places }: Snapshot,
  included: Included = ['im', 'private', 'public'],
): readonly Choice[] =>
  places
    .filter((place) => included.includes(kindOf(place)))
    .map((place) => ({
      id: place.id,
      label: `${signOf(place)}${place.name}`,
      more: place.kind === 'channel' && place.isPrivate ? 'private' : undefined,
    }));

/** What a menu still shows when something is typed into it: anywhere in the label, accents or not. */
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const matching = (choices: readonly Choice[], query: string): readonly Choice[] =>
  choices.filter(({ label }) => bare(label).includes(bare(query.trim())));
