import type { ModalView } from '@slack/types';
import { CSV, PDF, SIGN } from '../../../blocks/card.ts';
import { PAST } from '../../../blocks/child-file.ts';
import { actions, button, modal, words } from '../../../blocks/parts.ts';
import { clip } from '../../../blocks/text.ts';
import { mayToChild } from '../../domain/access.ts';
import { targetsOf } from '../../domain/targets.ts';
import { asPlan, recordFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Handlers } from '../handlers.ts';
import { paperValue } from './deliver.ts';
import { minutesView } from './minutes.ts';
import { sendPaper } from './paper.ts';
import { signListView } from './sign.ts';
import { badRequest, readValue, type Screen } from './support.ts';

type Act = Handlers['actions'][string];

/** The records of intervention of an ended plan: each target's paper. */
async function recordsView(ports: Ports, { actor }: Context, planId: string): Promise<ModalView> {
  const { record, child } = await recordFor(ports, { actor, action: 'see child', recordId: planId });
  const targets = targetsOf(asPlan(record));
  const mayPrint = child !== null && mayToChild(actor, 'print sheet', child);
  return modal({
    callbackId: 'records',
    title: 'Records of an old plan',
    blocks: targets.flatMap((target, index) => [
      words(`${index + 1}. ${clip(target.text, 1000)}`),
      ...(mayPrint
        ? [
            actions(
              button({ action: PDF, label: 'PDF', value: paperValue({ planId, targetId: target.id }) }),
              button({ action: CSV, label: 'CSV', value: paperValue({ planId, targetId: target.id }) }),
            ),
          ]
        : []),
    ]),
  });
}

/** The menu beside an earlier plan or review in a child's file. */
export function pastScreen(ports: Ports): Screen {
  const acts: Readonly<Record<string, Act>> = {
    [PDF]: sendPaper(ports, 'pdf'),
    [CSV]: sendPaper(ports, 'csv'),
    [SIGN]: async (context, { value }) => ({ kind: 'open', view: await signListView(ports, context, value) }),
    records: async (context, { value }) => ({ kind: 'open', view: await recordsView(ports, context, value) }),
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
