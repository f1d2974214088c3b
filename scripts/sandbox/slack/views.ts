import { type Checked, checkHome, checkModal } from './block-kit/check.ts';
import { limits } from './block-kit/limits.ts';
import type { HomeView, ModalView } from './block-kit/views.ts';
import type { Engine } from './engine.ts';
import { isPicture } from './files.ts';
import { newHash, newId } from './ids.ts';
import { Refusal } from './refusal.ts';
import { valuesFor } from './state.ts';
import { withIds } from './stored-blocks.ts';
import { pictureOf } from './visible.ts';
import type { View, World } from './world.ts';

const checked = <T>(result: Checked<T>): T => {
  if (!result.ok) throw new Refusal(result.error, result.messages);
  return result.value;
};

/** Slack refuses a view whole where a picture in it is no file of this workspace. */
const refuseNoPicture = ({ world }: Engine, { blocks }: ModalView | HomeView) => {
  const missing = blocks.flatMap(pictureOf).filter((id) => !isPicture(world, id));
  if (missing.length > 0) throw new Refusal('invalid_blocks', ['[ERROR] invalid slack file']);
};

const contents = (engine: Engine, view: ModalView | HomeView, before?: View) => {
  refuseNoPicture(engine, view);
  const blocks = withIds(view.blocks);
  const { title, submit, close, clear_on_close, notify_on_close } = view.type === 'modal' ? view : {};
  return {
    hash: newHash(engine.now()),
    title,
    submit,
    close,
    externalId: view.external_id ?? '',
    callbackId: view.callback_id ?? '',
    privateMetadata: view.private_metadata ?? '',
    clearOnClose: clear_on_close ?? false,
    notifyOnClose: notify_on_close ?? false,
    blocks,
    values: valuesFor(blocks, before?.values),
  };
};

const refuseDuplicate = ({ world }: Engine, externalId: string | undefined, self?: View) => {
  const taken = Object.values(world.views).some((view) => view !== self && view.externalId === externalId);
  if (externalId && taken) throw new Refusal('duplicate_external_id');
};

const addView = (engine: Engine, userId: string, view: ModalView | HomeView, below?: View): View => {
  refuseDuplicate(engine, view.external_id);
  const id = newId('V');
  const place = { id, userId, type: view.type, rootId: below?.rootId ?? id, previousId: below?.id ?? null };
  const added: View = { ...place, ...contents(engine, view) };
  engine.world.views[id] = added;
  return added;
};

export const stackOf = ({ stacks, views }: World, userId: string): readonly View[] =>
  (stacks[userId] ?? []).flatMap((id) => views[id] ?? []);

/** Opens a modal in place of any that is open. */
export const openView = (engine: Engine, userId: string, json: unknown): View => {
  const view = checked(checkModal(json));
  closeAll(engine.world, userId);
  const added = addView(engine, userId, view);
  engine.world.stacks[userId] = [added.id];
  return added;
};

export const pushView = (engine: Engine, userId: string, json: unknown): View => {
  const view = checked(checkModal(json));
  const stack = stackOf(engine.world, userId);
  if (stack.length >= limits.view.stack) throw new Refusal('push_limit_reached');
  const added = addView(engine, userId, view, stack.at(-1));
  engine.world.stacks[userId] = [...stack.map(({ id }) => id), added.id];
  return added;
};

export const updateView = (engine: Engine, view: View, json: unknown): View => {
  const result = view.type === 'modal' ? checkModal(json) : checkHome(json);
  const next = checked<ModalView | HomeView>(result);
  refuseDuplicate(engine, next.external_id, view);
  return Object.assign(view, contents(engine, next, view));
};

export const publishHome = (engine: Engine, userId: string, json: unknown): View => {
  const existing = engine.world.views[engine.world.homes[userId] ?? ''];
  if (existing) return updateView(engine, existing, json);
  const added = addView(engine, userId, checked(checkHome(json)));
  engine.world.homes[userId] = added.id;
  return added;
};

export const closeView = (world: World, view: View): void => {
  delete world.views[view.id];
  world.stacks[view.userId] = (world.stacks[view.userId] ?? []).filter((id) => id !== view.id);
};

export const closeAll = (world: World, userId: string): void => {
  for (const view of stackOf(world, userId)) closeView(world, view);
};
