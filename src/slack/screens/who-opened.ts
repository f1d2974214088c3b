import { WHO, WHO_OLDER, whoOpenedView } from '../../../blocks/who-opened.ts';
import type { Ports } from '../../usecases/ports.ts';
import { whoOpened } from '../../usecases/who-opened.ts';
import { badRequest, readValue, type Screen } from './support.ts';

/** The button “Who opened this record” in a child's file, and its pages. */
export const whoOpenedScreen = (ports: Ports): Screen => ({
  actions: {
    [WHO]: async ({ actor }, { value: childId }) => ({
      kind: 'open',
      view: whoOpenedView(await whoOpened(ports)({ actor, childId, before: null })),
    }),
    [WHO_OLDER]: async ({ actor }, { value }) => {
      const [childId = '', before = ''] = readValue(value, 2);
      if (!/^\d{1,12}$/.test(before)) throw badRequest();
      return {
        kind: 'update',
        view: whoOpenedView(await whoOpened(ports)({ actor, childId, before: Number(before) })),
      };
    },
  },
});
