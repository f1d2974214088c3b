import { CSV, PDF, SIGN } from '../../../blocks/card.ts';
import { PAST } from '../../../blocks/child-file.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Handlers } from '../handlers.ts';
import { minutesView } from './minutes.ts';
import { sendPaper } from './paper.ts';
import { signListView } from './sign.ts';
import { badRequest, readValue, type Screen } from './support.ts';

type Act = Handlers['actions'][string];

/** The menu beside an earlier plan or review in a child's file. */
export function pastScreen(ports: Ports): Screen {
  const acts: Readonly<Record<string, Act>> = {
    [PDF]: sendPaper(ports, 'pdf'),
    [CSV]: sendPaper(ports, 'csv'),
    [SIGN]: async (context, { value }) => ({ kind: 'open', view: await signListView(ports, context, value) }),
    'edit-minutes': async (context, { value }) => ({
      kind: 'open',
      view: await minutesView(ports, context, value),
    }),
  };
  return {
    actions: {
      [PAST]: (context, { value }) => {
        const [verb = '', id = ''] = readValue(value, 2);
        const act = Object.hasOwn(acts, verb) ? acts[verb] : undefined;
        if (!act) throw badRequest();
        return act(context, { value: id });
      },
    },
  };
}
