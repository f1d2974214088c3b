import { z } from 'zod';
import { FIND_SETTING, idsOf, PART } from '../../../../blocks/chain/ids.ts';
import { regionFrom } from '../../../../blocks/chain/join.ts';
import {
  answersView,
  NO_FORM,
  noForm,
  partView,
  REQUEST_FORM,
  requestForm,
  requestsView,
} from '../../../../blocks/chain/requests.ts';
import type { ChainRequest, RequestPart } from '../../../domain/chain/requests.ts';
import { fold } from '../../../domain/names.ts';
import { answerPart, partFor } from '../../../usecases/chain/answer-part.ts';
import { chainFor, chainsFor, type SeenChain } from '../../../usecases/chain/chain-guard.ts';
import { allRows } from '../../../usecases/chain/radar.ts';
import { sendRequest, spreadRequests } from '../../../usecases/chain/requests.ts';
import { notFound } from '../../../usecases/guard.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Pressed, Reply, SeenView } from '../../handlers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, text } from '../support.ts';
import { type ChainActs, namedActor, readRef, refOf, refSchema } from './support.ts';

const SHOWN = 15;
/** Options of one menu. */
const FOUND = 100;

/** Parts of the settings the lead may see; in every workspace of the chain. */
async function partsOf(
  ports: Ports,
  { chain, reach }: SeenChain,
  { id }: ChainRequest,
): Promise<readonly RequestPart[]> {
  const all = await Promise.all(
    chain.tenants.map((tenant) => ports.store.requestParts.ofRequest({ tenant, requestId: id })),
  );
  if (reach === 'all') return all.flat();
  const seen = new Set(
    (await allRows(ports, { chain, reach, today: '9999-12-31' })).map(({ figures }) => figures.settingId),
  );
  return all.flat().filter(({ settingId }) => seen.has(settingId));
}

export const requestActs: ChainActs = {
  request: async (ports, { actor }, { chain: ref }) => {
    const { chain, reach } = await chainFor(ports, { actor, chain: ref });
    const regions = reach === 'all' ? chain.regions : reach;
    return { kind: 'open', view: requestForm(regions, { chain: refOf(ref) }) };
  },
  requests: async (ports, { actor }, { chain: ref }) => {
    const seen = await chainFor(ports, { actor, chain: ref });
    const { tenant, id: chainId } = ref;
    const sent = await ports.store.chainRequests.ofChain({ tenant, chainId, limit: SHOWN });
    const told = await Promise.all(
      sent.map(async (request) => ({ request, parts: await partsOf(ports, seen, request) })),
    );
    const visible = told.filter(({ parts }) => seen.reach === 'all' || parts.length > 0);
    return { kind: 'open', view: requestsView(refOf(ref), visible) };
  },
  answers: async (ports, { actor }, { chain, rest: [id = ''] }) => {
    const seen = await chainFor(ports, { actor, chain });
    const request = await ports.store.chainRequests.get({ tenant: chain.tenant, id });
    if (!request || request.chainId !== chain.id) throw notFound();
    return { kind: 'open', view: answersView({ request, parts: await partsOf(ports, seen, request) }) };
  },
};

const sendMetadata = z.strictObject({ chain: refSchema });

async function send(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { values } = view;
  const result = await sendRequest(ports)({
    actor: await namedActor(context),
    chain: readRef(readMetadata(sendMetadata, view.metadata).chain),
    input: {
      kind: text(values, 'kind'),
      text: text(values, 'text'),
      dueOn: text(values, 'dueOn'),
      region: regionFrom(text(values, 'region')),
      settings: list(values, 'settings'),
    },
    receipt: receiptOf(view),
  });
  return reply(result, {
    saved: ({ to }) => ({
      kind: 'say',
      message: {
        text: `Sent to ${to.length === 1 ? '1 setting' : `${to.length} settings`}. Their SENCOs are told in their message hours; “Requests” in /chain shows who has answered.`,
      },
      // What is left over when this breaks off, the next sweep does.
      afterwards: () => spreadRequests(ports)({ limit: 1 }),
    }),
  });
}

const partMetadata = z.strictObject({ part: z.string() });

const thanks = ({ state }: RequestPart): Reply => ({
  kind: 'say',
  message: {
    text:
      state === 'adopted'
        ? 'Adopted: it is a line of your inclusion action plan now. /action-plan shows it.'
        : `Answered: ${state}. The lead sees it.`,
  },
});

async function pressed(ports: Ports, context: Context, { value, view }: Pressed): Promise<Reply> {
  const { actor } = context;
  const [verb, id = ''] = value.split('|');
  const { part } = await partFor(ports, { actor, id });
  if (verb === 'read') {
    const chain = await ports.store.chains.get(part.chain);
    return { kind: 'open', view: partView(part, chain?.name ?? 'your chain') };
  }
  if (verb === 'no' && part.state === 'open') return { kind: 'open', view: noForm(part) };
  const receipt = { key: `part:${actor.userId}:${id}`, content: String(verb) };
  const result = await answerPart(ports)({ actor, id, yes: true, why: '', receipt });
  if (result.kind === 'errors')
    return { kind: 'say', message: { text: Object.values(result.errors).join('\n') } };
  return reply(result, {
    saved: async (answered) => {
      if (!view) return thanks(answered);
      const chain = await ports.store.chains.get(part.chain);
      return { kind: 'update', view: partView(answered, chain?.name ?? 'your chain') };
    },
  });
}

async function refuse(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { part: id } = readMetadata(partMetadata, view.metadata);
  const result = await answerPart(ports)({
    actor,
    id,
    yes: false,
    why: text(view.values, 'why'),
    receipt: receiptOf(view),
  });
  return reply(result, { saved: (part) => ({ ...thanks(part), kind: 'clear' }) });
}

/** Settings of every chain the person leads, by name. */
async function find(ports: Ports, { actor }: Context, typed: string) {
  const wanted = fold(typed);
  const rows = await Promise.all((await chainsFor(ports, actor)).map((seen) => allRows(ports, seen)));
  return rows
    .flat()
    .map(({ figures }) => figures)
    .filter(({ name, code }) => fold(name).includes(wanted) || fold(code) === wanted)
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, FOUND)
    .map(({ tenant, settingId, name, code }) => ({
      value: `${tenant}/${settingId}`,
      label: `${name} (${code})`,
    }));
}

export const requestScreen = (ports: Ports): Screen => ({
  submissions: {
    [REQUEST_FORM]: (context, view) => send(ports, context, view),
    [NO_FORM]: (context, view) => refuse(ports, context, view),
  },
  actions: Object.fromEntries(
    idsOf(PART).map((id) => [id, (context, press) => pressed(ports, context, press)]),
  ),
  options: { [FIND_SETTING]: (context, typed) => find(ports, context, typed) },
});
