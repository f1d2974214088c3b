import type { InputElement } from '../block-kit/elements.ts';
import type { Engine } from '../engine.ts';
import { addFile, filePayload } from '../files.ts';
import { initialFor } from '../state.ts';
import type { StateValue, View } from '../world.ts';
import { act } from './act.ts';
import { type Chooser, choose, type NamedFile, type Wanted } from './choose.ts';
import type { Field } from './fields.ts';
import { suggest } from './suggest.ts';
import { viewSurface } from './surface.ts';

/** Puts a file into Slack for a form, as choosing it does; it belongs to whoever chose it. */
export const upload = (engine: Engine, userId: string, { name, content }: NamedFile) => {
  const bytes = Buffer.from(content);
  const file = addFile(engine.world, { name, length: bytes.length, owner: userId });
  file.content = bytes.toString('base64');
  file.completed = true;
  return filePayload(engine, file);
};

const chooserFor = (engine: Engine, view: View, { place }: Field): Chooser => ({
  suggest: (query) => suggest(engine, view.userId, viewSurface(engine, view), place, query),
  upload: (file) => upload(engine, view.userId, file),
  mustExist: (kind, id) => {
    const all = kind === 'user' ? engine.world.users : engine.world.channels;
    if (!all[id]) throw new Error(`There is no ${kind} ${id} to choose`);
    return id;
  },
});

const chosen = async (engine: Engine, view: View, field: Field, wanted: Wanted): Promise<StateValue> => {
  const { element } = field;
  if (wanted === null || wanted === '') return initialFor({ type: element.type } as InputElement);
  const chooseAny = choose[element.type] as (
    element: InputElement,
    wanted: Wanted,
    chooser: Chooser,
  ) => Promise<Omit<StateValue, 'type'>>;
  return { type: element.type, ...(await chooseAny(element, wanted, chooserFor(engine, view, field))) };
};

/** Fills one field in, and tells the app where the field dispatches actions. */
export const fillField = async (engine: Engine, view: View, field: Field, wanted: Wanted): Promise<void> => {
  const { block, element } = field.place;
  const value = await chosen(engine, view, field, wanted);
  view.values[block.block_id] = { ...view.values[block.block_id], [element.action_id]: value };
  if (field.dispatches) await act(engine, view.userId, viewSurface(engine, view), field.place, value);
};
