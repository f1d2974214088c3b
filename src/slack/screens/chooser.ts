import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { answerView, CHOOSER, chooserForm } from '../../../blocks/chooser-form.ts';
import { preschoolStage } from '../../domain/preschool.ts';
import { recordPlanChoice } from '../../usecases/choose-plan.ts';
import { childFor, settingOf } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import type { Opening } from './openers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, text } from './support.ts';

const metadataOf = z.strictObject({ child: z.string() });

async function chooserView(ports: Ports, { actor }: Context, childId: string): Promise<ModalView> {
  const { child } = await childFor(ports, { actor, action: 'write plan', childId });
  const setting = await settingOf(ports, child);
  const stage = preschoolStage({ dob: child.dob, on: ports.clock.today(setting.timeZone) });
  return chooserForm({ child, stage, profile: ports.profiles.of(setting) });
}

async function submit(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { child: childId } = readMetadata(metadataOf, view.metadata);
  const facts = list(view.values, 'facts');
  const result = await recordPlanChoice(ports)({
    actor,
    childId,
    agencySent: text(view.values, 'agencySent'),
    grLevel: text(view.values, 'grLevel'),
    grThroughAgency: facts.includes('throughAgency'),
    needsGr1Evidence: facts.includes('gr1'),
    groupProvisionMap: facts.includes('groupMap'),
    behaviourStrategies: facts.includes('behaviour'),
    advised: text(view.values, 'advised'),
    adviceBy: text(view.values, 'adviceBy').trim(),
    adviceOn: text(view.values, 'adviceOn'),
    receipt: receiptOf(view),
  });
  return reply(result, { saved: (choice) => ({ kind: 'update', view: answerView(choice, childId) }) });
}

export const chooserOpening = (ports: Ports): Opening => ({
  about: 'child',
  action: 'write plan',
  command: '/plan',
  open: (context, childId) => chooserView(ports, context, childId),
});

export const chooserScreen = (ports: Ports): Screen => ({
  submissions: { [CHOOSER]: (context, view) => submit(ports, context, view) },
});
