import { WHO, WHO_OLDER, whoOpenedView } from '../../../blocks/who-opened.ts';
import type { Ports } from '../../usecases/ports.ts';
import { whoOpened } from '../../usecases/who-opened.ts';
import { badRequest, readValue, type Screen } from './support.ts';

/** The button “Who opened this record” in a child's file, and its pages. */
export const whoOpenedScreen = (ports: Ports): Screen => ({
  actions: {
    [WHO]: async ({ actor }, { value: childId }) => ({
      kind: 'open',
      view: whoOpenedView(await whoOpened(ports)({ actor, childId, page: null })),
    }),
    [WHO_OLDER]: async ({ actor }, { value }) => {
      const [childId = '', chain = '', before = ''] = readValue(value, 3);
      if (!/^\d{0,12}$/.test(before)) throw badRequest();
      const page = { chain, before: before === '' ? null : Number(before) };
      return {
        kind: 'update',
        view: whoOpenedView(await whoOpened(ports)({ actor, childId, page })),
      };
    },
  },
});
