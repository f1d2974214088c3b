import type { InputElement } from '../block-kit/elements.ts';
import { holdsValue } from '../state.ts';
import { places, type StoredPlace } from '../stored-blocks.ts';
import type { View } from '../world.ts';
import { match } from './match.ts';

/** Something a person can fill in, under the label they see. */
export interface Field {
  readonly label: string;
  readonly place: StoredPlace;
  readonly element: InputElement & { readonly action_id: string };
  readonly optional: boolean;
  readonly dispatches: boolean;
}

/** An element outside an input block has no label of its own: the section's text or its placeholder stands for it. */
const labelOf = ({ block, element }: StoredPlace): string => {
  if (block.type === 'input') return block.label.text;
  if (block.type === 'section' && block.text) return block.text.text;
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  return placeholder ?? element.action_id;
};

export const fieldsOf = (view: View): readonly Field[] =>
  places(view.blocks).flatMap((place) => {
    const { block, element } = place;
    if (!holdsValue(element)) return [];
    const isInput = block.type === 'input';
    return {
      label: labelOf(place),
      place,
      element,
      optional: isInput ? block.optional === true : true,
      dispatches: isInput ? block.dispatch_action === true : true,
    };
  });

const named = (view: View, name: string) =>
  fieldsOf(view).filter(({ label, place }) => label === name || place.block.block_id === name);

export const hasField = (view: View, name: string) => named(view, name).length > 0;

/** The field with this label or block_id, else the only one whose label starts with or contains it. */
export const findField = (view: View, name: string, nth?: number): Field => {
  const exact = named(view, name);
  const found = nth === undefined && exact.length > 1 ? undefined : exact[(nth ?? 1) - 1];
  return found ?? match(fieldsOf(view), ({ label }) => label, name, 'label');
};
