import { CannotDo } from '../slack/client/cannot-do.ts';
import { ClockRefusal } from './clock.ts';
import type { Act, Done } from './page-api.ts';
import type { Workspace } from './workspace.ts';
import { write } from './write.ts';

/** Slack's own words for a form or button whose app did not answer as it should. */
const TROUBLE = 'We had some trouble connecting. Try again?';

type Do<K extends Act['kind']> = (
  workspace: Workspace,
  act: Extract<Act, { kind: K }>,
) => Promise<Done> | Done;

const table: { readonly [K in Act['kind']]: Do<K> } = {
  write,
  press: async ({ slack }, { as, ...element }) => {
    const { problem } = await slack.exactly(as).press(element);
    return problem ? { problem: TROUBLE } : {};
  },
  suggest: async ({ slack }, { as, ...element }) => ({ options: await slack.exactly(as).suggest(element) }),
  submit: async ({ slack }, { as, ...form }) => {
    const { problem, blockErrors } = await slack.exactly(as).submit(form);
    if (problem) return { problem: TROUBLE };
    return blockErrors ? { errors: blockErrors } : {};
  },
  close: async ({ slack }, { as, all }) => {
    await slack.as(as).close({ all });
    return {};
  },
  home: async ({ slack, manifest }, { as }) => {
    if (!manifest.features.app_home.home_tab_enabled) return { problem: 'This app has no Home tab.' };
    await slack.as(as).openHome();
    return {};
  },
  clock: async ({ clock }, { to }) => {
    await clock.goTo(to);
    return {};
  },
  fault: ({ slack }, { method, fault, times }) => {
    slack.faults.next(method, fault, times);
    return {};
  },
  'no more faults': ({ slack }) => {
    slack.faults.clear();
    return {};
  },
  'put guide away': ({ guide }) => {
    guide.putAway();
    return {};
  },
};

/** Does what somebody did in the page. What cannot be done is said above the form or composer. */
export const perform = async (workspace: Workspace, act: Act): Promise<Done> => {
  try {
    return await (table[act.kind] as Do<Act['kind']>)(workspace, act);
  } catch (error) {
    if (error instanceof CannotDo || error instanceof ClockRefusal) return { problem: error.message };
    throw error;
  } finally {
    workspace.changed();
  }
};
