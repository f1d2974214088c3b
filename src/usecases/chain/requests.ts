import type { ChainRef } from '../../domain/chain/chain.ts';
import {
  ANSWERS,
  type ChainRequest,
  type RequestKind,
  type RequestPart,
} from '../../domain/chain/requests.ts';
import { isDate } from '../../domain/dates.ts';
import type { Actor } from '../../domain/setting.ts';
import type { Ports } from '../ports.ts';
import { refused, type Saved, saved } from '../saved.ts';
import { chainFor, linkFor } from './chain-guard.ts';
import { allRows, EVERY_SETTING } from './radar.ts';

interface Receipt {
  readonly key: string;
  readonly content: string;
}

export interface RequestInput {
  readonly kind: string;
  readonly text: string;
  readonly dueOn: string;
  /** '' is every region of the lead's. */
  readonly region: string;
  /** `tenant/id` of chosen settings; with any, the region does not count. */
  readonly settings: readonly string[];
}

const MOST_TEXT = 1000;

function problems({ kind, text, dueOn }: RequestInput, today: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!Object.hasOwn(ANSWERS, kind)) errors.kind = 'Please choose one.';
  if (text.trim() === '') errors.text = 'Please write what you ask for.';
  if (text.trim().length > MOST_TEXT)
    errors.text = `Please use at most ${MOST_TEXT} characters; there are ${text.trim().length}.`;
  if (!isDate(dueOn)) errors.dueOn = 'Please choose a date, such as 3 March 2026.';
  else if (dueOn < today) errors.dueOn = 'Please choose a day that is still to come.';
  return errors;
}

async function recipients(ports: Ports, command: { actor: Actor; chain: ChainRef; input: RequestInput }) {
  const { actor, chain, input } = command;
  if (input.settings.length === 0) {
    const seen = await chainFor(ports, { actor, chain });
    const rows = await allRows(ports, seen, { ...EVERY_SETTING, region: input.region });
    return rows.map(({ figures: { tenant, settingId: id, name } }) => ({ tenant, id, name }));
  }
  return Promise.all(
    [...new Set(input.settings)].map(async (key) => {
      const [tenant = '', id = ''] = key.split('/');
      await linkFor(ports, { actor, chain, setting: { tenant, id }, action: 'send request' });
      return { tenant, id, name: (await ports.store.settings.get({ tenant, id }))?.name ?? '' };
    }),
  );
}

/** Keeps what a lead asks for; the settings get their parts next. */
export const sendRequest =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly chain: ChainRef;
    readonly input: RequestInput;
    readonly receipt: Receipt;
  }): Promise<Saved<ChainRequest>> => {
    const { actor, input, receipt } = command;
    const { chain, today } = await chainFor(ports, command);
    const errors = problems(input, today);
    const to = await recipients(ports, command);
    if (to.length === 0) errors.region = 'There is no setting there yet.';
    if (Object.keys(errors).length > 0) return refused(errors);
    const { tenant, userId } = actor;
    const lead = chain.leads.find((each) => each.tenant === tenant && each.userId === userId);
    return ports.store.once({ tenant, ...receipt }, async () => {
      const request: ChainRequest = {
        id: ports.newId(),
        tenant: chain.tenant,
        chainId: chain.id,
        kind: input.kind as RequestKind,
        text: input.text.trim(),
        dueOn: input.dueOn,
        by: { tenant, userId },
        byName: lead?.name || actor.name,
        sentOn: today,
        to,
        spread: 0,
        revision: 1,
      };
      await ports.store.chainRequests.insert(request);
      return saved(request);
    });
  };

export const partId = (requestId: string, settingId: string): string => `${requestId}/${settingId}`;

/** Parts in one transaction, which has two seconds. */
const AT_ONCE = 25;

const partOf = (request: ChainRequest, to: ChainRequest['to'][number]): RequestPart => ({
  id: partId(request.id, to.id),
  tenant: to.tenant,
  settingId: to.id,
  settingName: to.name,
  requestId: request.id,
  chain: { tenant: request.tenant, id: request.chainId },
  kind: request.kind,
  text: request.text,
  dueOn: request.dueOn,
  sentOn: request.sentOn,
  byName: request.byName,
  state: 'open',
  why: '',
  answeredBy: '',
  answeredByName: '',
  answeredOn: '',
  told: [],
  lookAt: 0,
  revision: 1,
});

/** Gives the settings their parts, some at a time; broken off, it goes on where it was. Who left meanwhile gets none. */
export const spreadRequests =
  (ports: Ports) =>
  async ({ limit }: { readonly limit: number }): Promise<void> => {
    for (const first of await ports.store.chainRequests.spreading({ limit })) {
      let request: ChainRequest | null = first;
      while (request && request.spread < request.to.length) request = await spreadOn(ports, request);
    }
  };

/** Null where another worker was faster. */
const spreadOn = (ports: Ports, request: ChainRequest): Promise<ChainRequest | null> =>
  ports.store.together(async () => {
    const next = request.to.slice(request.spread, request.spread + AT_ONCE);
    const further = { ...request, spread: request.spread + next.length };
    if (!(await ports.store.chainRequests.replace(further))) return null;
    for (const to of next) {
      const link = await ports.store.chainLinks.get(to);
      if (link?.chain.id === request.chainId && link.chain.tenant === request.tenant)
        await ports.store.requestParts.insert(partOf(request, to));
    }
    return { ...further, revision: request.revision + 1 };
  });
