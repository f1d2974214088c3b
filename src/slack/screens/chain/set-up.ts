import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { CHAIN_DO, idsOf } from '../../../../blocks/chain/ids.ts';
import {
  CHAIN_FORM,
  chainForm,
  LEAD_FORM,
  leadForm,
  setUpView,
  type Waiting,
} from '../../../../blocks/chain/set-up.ts';
import type { ChainRef } from '../../../domain/chain/chain.ts';
import { mayInChain } from '../../../domain/chain/chain.ts';
import { isLive } from '../../../domain/chain/codes.ts';
import { longDate } from '../../../domain/dates.ts';
import { chainFor, managedChain, type SeenChain } from '../../../usecases/chain/chain-guard.ts';
import { answerJoin } from '../../../usecases/chain/join.ts';
import { answerLeave, askToLeave } from '../../../usecases/chain/leave.ts';
import { beginChain, changeChain, mayBeginChain } from '../../../usecases/chain/save-chain.ts';
import { saveLead } from '../../../usecases/chain/save-lead.ts';
import { notFound } from '../../../usecases/guard.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Reply, SeenView } from '../../handlers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, text, typedAnew } from '../support.ts';
import { radarOf } from './radar.ts';
import { actIn, type ChainActs, namedActor, readRef, refOf, refSchema } from './support.ts';

/** Settings that wait for an answer of the chain's, or for the other side's. */
async function waitingIn(ports: Ports, { chain, today }: SeenChain): Promise<readonly Waiting[]> {
  const ref = refOf(chain);
  const codes = await ports.store.joinCodes.madeBy({ tenant: chain.tenant, by: { chainId: chain.id } });
  const leaving = await Promise.all(
    chain.tenants.map((tenant) => ports.store.chainLinks.leaving({ tenant, chain, regions: null })),
  );
  const nameOf = async (setting: { tenant: string; id: string } | null) =>
    (setting && (await ports.store.settings.get(setting))?.name) ?? 'A setting';
  return Promise.all([
    ...codes
      .filter((code) => isLive(code, today))
      .map(async (code): Promise<Waiting> => {
        if (code.state === 'open')
          return {
            text: `A code${code.region ? ` for ${code.region}` : ''} waits to be typed in, until ${longDate(code.until)}.`,
            buttons: [],
          };
        const value = `${ref}|${refOf(code)}`;
        return {
          text: `${await nameOf(code.setting)} has typed in your code and asks to join${code.region ? `, ${code.region}` : ''}.`,
          buttons: [
            { label: 'Agree', value: `join-yes|${value}` },
            { label: 'Refuse', value: `join-no|${value}` },
          ],
        };
      }),
    ...leaving.flat().map(async (link): Promise<Waiting> => {
      const until = longDate(link.leaving?.until ?? link.joinedOn);
      const value = `${ref}|${refOf(link)}`;
      const name = await nameOf(link);
      return link.leaving?.by === 'chain'
        ? {
            text: `${name} was asked to leave; it does on ${until}.`,
            buttons: [{ label: 'Take back', value: `leave-no|${value}` }],
          }
        : {
            text: `${name} asks to leave; it does on ${until}.`,
            buttons: [{ label: 'Agree', value: `leave-yes|${value}` }],
          };
    }),
  ]);
}

async function setUpOf(ports: Ports, { actor }: Context, ref: ChainRef): Promise<ModalView> {
  const seen = await chainFor(ports, { actor, chain: ref });
  const mayManage = mayInChain(seen.reach, 'manage chain');
  return setUpView({
    chain: seen.chain,
    mayManage,
    leads: seen.chain.leads.filter(
      (lead) => mayManage || (lead.tenant === actor.tenant && lead.userId === actor.userId),
    ),
    waiting: mayManage ? await waitingIn(ports, seen) : [],
  });
}

export const setUpActs: ChainActs = {
  'set-up': async (ports, context, { chain }) => ({
    kind: 'open',
    view: await setUpOf(ports, context, chain),
  }),
  edit: async (ports, { actor }, { chain }) => ({
    kind: 'open',
    view: chainForm((await managedChain(ports, { actor, chain })).chain),
  }),
  lead: async (ports, { actor }, { chain: ref, rest: [who] }) => {
    const { chain, reach } = await chainFor(ports, { actor, chain: ref });
    const lead = who ? chain.leads.find(({ tenant, userId }) => `${tenant}/${userId}` === who) : null;
    const own = lead?.tenant === actor.tenant && lead.userId === actor.userId;
    const mayManage = mayInChain(reach, 'manage chain');
    if (lead === undefined || (!mayManage && !own)) throw notFound();
    return { kind: 'open', view: leadForm({ chain, lead, mayManage }) };
  },
};

const answered =
  (
    work: (ports: Ports, context: Context, chain: ChainRef, about: ChainRef) => Promise<unknown>,
  ): ChainActs[string] =>
  async (ports, context, { chain, rest: [about] }) => {
    await work(ports, context, chain, readRef(about));
    return { kind: 'update', view: await setUpOf(ports, context, chain) };
  };

const leave = (yes: boolean) =>
  answered((ports, { actor }, chain, setting) =>
    answerLeave(ports)({ actor, side: 'chain', chain, setting, yes }),
  );
const join = (yes: boolean) =>
  answered((ports, { actor }, _, codeId) => answerJoin(ports)({ actor, codeId, yes }));

const doActs: ChainActs = {
  'join-yes': join(true),
  'join-no': join(false),
  'leave-yes': leave(true),
  'leave-no': leave(false),
};

/** Pressed in a setting's list: the set-up shows it waiting. */
export const partActs: ChainActs = {
  'ask-leave': async (ports, context, { chain, rest: [place] }) => {
    await askToLeave(ports)({ actor: context.actor, side: 'chain', chain, setting: readRef(place) });
    return { kind: 'update', view: await setUpOf(ports, context, chain) };
  },
};

const chainMetadata = z.strictObject({ chain: refSchema.nullable(), base: z.number() });

async function submitChain(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { lookup } = context;
  const { chain, base } = readMetadata(chainMetadata, view.metadata);
  const { values } = view;
  const digestChannel = text(values, 'channel');
  const channel = digestChannel === '' ? null : await lookup.channel(digestChannel);
  if (channel && (!channel.isPrivate || channel.isShared))
    return {
      kind: 'errors',
      errors: { channel: 'Please choose a private channel that is not shared with another organisation.' },
    };
  const input = { name: text(values, 'name'), regions: text(values, 'regions'), digestChannel };
  const receipt = receiptOf(view);
  if (chain === null) {
    const actor = await namedActor(context);
    const isAdmin = !mayBeginChain(actor, false) && ((await lookup.person(actor.userId))?.isAdmin ?? false);
    const result = await beginChain(ports)({ actor, isAdmin, input, receipt });
    return reply(result, {
      saved: async (begun) => ({ kind: 'update', view: await radarOf(ports, context, begun) }),
    });
  }
  const ref = readRef(chain);
  const result = await changeChain(ports)({ actor: context.actor, chain: ref, base, input, receipt });
  return reply(result, {
    conflict: () =>
      typedAnew(
        managedChain(ports, { ...context, chain: ref }).then((seen) => chainForm(seen.chain)),
        view,
      ),
    saved: () => ({ kind: 'done', afterwards: showAgain(ports, context, ref, view) }),
  });
}

/** The set-up underneath shows what was saved. */
const showAgain =
  (ports: Ports, context: Context, chain: ChainRef, view: SeenView): NonNullable<Reply['afterwards']> =>
  async (slack) => {
    if (view.previousId)
      await slack.updateView({ viewId: view.previousId, view: await setUpOf(ports, context, chain) });
  };

const leadMetadata = z.strictObject({ chain: refSchema, base: z.number(), lead: refSchema.nullable() });

async function submitLead(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const metadata = readMetadata(leadMetadata, view.metadata);
  const chain = readRef(metadata.chain);
  const lead = metadata.lead === null ? null : readRef(metadata.lead);
  const { values } = view;
  const userId = text(values, 'userId');
  const people = [userId, text(values, 'coverUserId')].filter(Boolean);
  const found = await Promise.all(people.map((id) => context.lookup.person(id)));
  const errors = Object.fromEntries(
    people.flatMap((id, index) =>
      found[index]?.isOutsider || found[index]?.isBot
        ? [[id === userId ? 'userId' : 'coverUserId', 'Please choose a colleague of your own workspace.']]
        : [],
    ),
  );
  if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
  const result = await saveLead(ports)({
    actor: context.actor,
    chain,
    base: metadata.base,
    lead: lead && { tenant: lead.tenant, userId: lead.id },
    input: {
      userId,
      name: (userId && found[0]?.name) || '',
      regions: text(values, 'regions'),
      coverUserId: text(values, 'coverUserId'),
      coverFrom: text(values, 'coverFrom'),
      coverTo: text(values, 'coverTo'),
      hours: { from: text(values, 'from'), to: text(values, 'to') },
      remove: list(values, 'remove').includes('remove'),
    },
    receipt: receiptOf(view),
  });
  return reply(result, {
    conflict: async () => ({
      kind: 'errors',
      errors: { from: 'Somebody else changed the chain meanwhile. Please close this and open it again.' },
    }),
    saved: () => ({ kind: 'done', afterwards: showAgain(ports, context, chain, view) }),
  });
}

export const setUpScreen = (ports: Ports): Screen => ({
  actions: Object.fromEntries(idsOf(CHAIN_DO).map((id) => [id, actIn(ports, { ...doActs, ...partActs })])),
  submissions: {
    [CHAIN_FORM]: (context, view) => submitChain(ports, context, view),
    [LEAD_FORM]: (context, view) => submitLead(ports, context, view),
  },
});
