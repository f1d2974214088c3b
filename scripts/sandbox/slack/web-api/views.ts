import type { Engine } from '../engine.ts';
import { own } from '../own.ts';
import { Refusal } from '../refusal.ts';
import { usableTrigger } from '../triggers.ts';
import { viewPayload } from '../view-payload.ts';
import { openView, publishHome, pushView, stackOf, updateView } from '../views.ts';
import type { View } from '../world.ts';
import type { Args } from './args.ts';
import type { Methods } from './method.ts';

const answer = ({ world }: Engine, view: View) => ({ view: viewPayload(world, view) });

const triggerOf = (engine: Engine, args: Args) =>
  usableTrigger(engine, args.text('trigger_id') ?? args.required('interactivity_pointer'));

const namedView = ({ world }: Engine, args: Args): View => {
  const id = args.text('view_id');
  const externalId = args.text('external_id');
  if (id && externalId)
    throw new Refusal('invalid_arguments', ['[ERROR] Cannot provide both `view_id` and `external_id`']);
  const view = externalId
    ? Object.values(world.views).find((it) => it.externalId === externalId)
    : own(world.views, id ?? args.required('view_id'));
  if (!view) throw new Refusal('not_found');
  return view;
};

const refuseStale = (view: View | undefined, args: Args) => {
  const hash = args.text('hash');
  if (view && hash && hash !== view.hash) throw new Refusal('hash_conflict');
};

export const viewMethods: Methods = {
  'views.open': (engine, args) => {
    const trigger = triggerOf(engine, args);
    const view = openView(engine, trigger.userId, args.json('view'));
    trigger.exchanged = true;
    return answer(engine, view);
  },
  'views.push': (engine, args) => {
    const trigger = triggerOf(engine, args);
    const open = stackOf(engine.world, trigger.userId).some(({ id }) => id === trigger.viewId);
    if (!open) throw new Refusal('not_found');
    const view = pushView(engine, trigger.userId, args.json('view'));
    trigger.exchanged = true;
    return answer(engine, view);
  },
  'views.update': (engine, args) => {
    const view = namedView(engine, args);
    refuseStale(view, args);
    return answer(engine, updateView(engine, view, args.json('view')));
  },
  'views.publish': (engine, args) => {
    const user = own(engine.world.users, args.required('user_id'));
    if (!user) throw new Refusal('user_not_found');
    refuseStale(engine.world.views[engine.world.homes[user.id] ?? ''], args);
    return answer(engine, publishHome(engine, user.id, args.json('view')));
  },
};
