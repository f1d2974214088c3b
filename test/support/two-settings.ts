import { childNamed } from './hazelbrook.ts';
import { supportPlan } from './hazelbrook-plans.ts';
import type { Nursery } from './nursery.ts';
import { writePlan } from './paperwork.ts';
import { addChild, addSetting } from './register.ts';
import { startWillow } from './willow.ts';

const zofia = childNamed('Zofia');

/** Zofia (Priya’s, with a plan) and Amara (Tom’s) at Willow Bank; Layla at Millrace, which is Mary’s alone. */
export async function startTwoSettings(): Promise<Nursery> {
  const nursery = await startWillow(['Zofia']);
  const { slack } = nursery;
  await addSetting(slack, { name: 'Millrace', code: 'MIL', senco: ['UELSEWHERE'], team: [] });
  await addChild(slack, { ...childNamed('Amara'), setting: 'Willow Bank', keyPerson: 'UOTHER' });
  const layla = { ...childNamed('Layla'), preferredName: 'Layla', setting: 'Millrace' };
  await addChild(slack, { ...layla, keyPerson: 'UELSEWHERE', by: 'UELSEWHERE' });
  await writePlan(slack.as('UKEY'), '/isp', supportPlan(zofia, zofia.plan));
  return nursery;
}
