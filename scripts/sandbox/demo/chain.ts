import { asRef, type ChainRef } from '../../../src/domain/chain/chain.ts';
import type { Actor, Setting } from '../../../src/domain/setting.ts';
import { answerPart } from '../../../src/usecases/chain/answer-part.ts';
import { countMarked } from '../../../src/usecases/chain/count-figures.ts';
import { answerJoin, makeJoinCode, takeCode } from '../../../src/usecases/chain/join.ts';
import { partId, sendRequest, spreadRequests } from '../../../src/usecases/chain/requests.ts';
import { beginChain } from '../../../src/usecases/chain/save-chain.ts';
import { sweepRequests } from '../../../src/usecases/chain/sweep-requests.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { type Diary, must } from './at-day.ts';
import type { Story } from './story.ts';

interface Scene {
  readonly tenant: string;
  readonly story: Story;
  readonly settings: readonly Setting[];
}

const actorOf = (ports: Diary, tenant: string, userId: string): Promise<Actor> =>
  findActor(ports)({ tenant, userId });

const settingCoded = ({ settings }: Scene, code: string): Setting => {
  const found = settings.find((setting) => setting.code === code);
  if (!found) throw new Error(`Demo data: no setting ${code}`);
  return found;
};

const sencoOf = (ports: Diary, { tenant, story }: Scene, code: string): Promise<Actor> =>
  actorOf(ports, tenant, story.settings.find((setting) => setting.code === code)?.senco[0] ?? '');

/** A setting joins as in life: the lead makes a code, the SENCO types it in, the lead agrees. */
async function join(
  ports: Diary,
  scene: Scene,
  chain: ChainRef,
  code: string,
  region: string,
): Promise<void> {
  const lead = await actorOf(ports, scene.tenant, scene.story.lead.lead.userId);
  const typed = await makeJoinCode(ports)({ actor: lead, on: { side: 'chain', chain, region } });
  const taken = await takeCode(ports)({
    actor: await sencoOf(ports, scene, code),
    on: { side: 'setting', settingId: settingCoded(scene, code).id },
    typed,
    receipt: { key: `demo:join:${code}`, content: code },
  });
  await answerJoin(ports)({ actor: lead, codeId: must(code, taken), yes: true });
}

/** The inclusion lead begins the chain of the four settings. */
export async function makeChain(ports: Diary, scene: Scene): Promise<ChainRef> {
  const { tenant, story } = scene;
  const { name, lead, channel, begunOn, regions } = story.lead;
  ports.turnTo(begunOn);
  const begun = await beginChain(ports)({
    actor: { ...(await actorOf(ports, tenant, lead.userId)), name: lead.name },
    isAdmin: false,
    input: { name, regions: Object.keys(regions).join('\n'), digestChannel: channel },
    receipt: { key: 'demo:chain', content: name },
  });
  const chain = asRef(must(name, begun));
  for (const [region, codes] of Object.entries(regions))
    for (const code of codes) await join(ports, scene, chain, code, region);
  return chain;
}

/** Everybody has read of these long ago: the workspace begins without them. */
async function forgetTold({ store, clock }: Diary): Promise<void> {
  const claim = () => store.outbox.claim({ owner: 'demo', now: clock.now(), leaseMs: 60_000 });
  for (let told = await claim(); told; told = await claim())
    await store.outbox.release(told, { ...told, state: 'dropped' });
}

/** What the lead has asked for up to a day, and how the settings answered; then their figures are counted. */
export async function sendRequests(
  ports: Diary,
  { chain, until, ...scene }: Scene & { readonly chain: ChainRef; readonly until: string },
): Promise<void> {
  const { tenant, story } = scene;
  const actor = await actorOf(ports, tenant, story.lead.lead.userId);
  for (const [index, { answers, sentOn, ...asked }] of story.lead.requests.entries()) {
    ports.turnTo(sentOn, '10:00');
    const key = `demo:request:${index}`;
    const input = { ...asked, region: '', settings: [] };
    const request = must(
      key,
      await sendRequest(ports)({ actor, chain, input, receipt: { key, content: key } }),
    );
    await spreadRequests(ports)({ limit: 1 });
    await sweepRequests(ports)({ limit: 100 });
    for (const { code, on, yes, why = '' } of answers.filter((answer) => answer.on <= until)) {
      ports.turnTo(on);
      const answered = await answerPart(ports)({
        actor: await sencoOf(ports, scene, code),
        id: partId(request.id, settingCoded(scene, code).id),
        ...{ yes, why },
        receipt: { key: `${key}:${code}`, content: code },
      });
      must(`${key}:${code}`, answered);
    }
  }
  ports.turnTo(until);
  await countMarked(ports)();
  await forgetTold(ports);
}
