import type { Chain, ChainLead, ChainRef } from '../../domain/chain/chain.ts';
import { nextMonday } from '../../domain/chain/week.ts';
import { AppError } from '../../domain/errors.ts';
import { type Actor, USUAL_HOURS } from '../../domain/setting.ts';
import type { Ports } from '../ports.ts';
import { movedOn, refused, type Saved, saved } from '../saved.ts';
import { managedChain, ZONE } from './chain-guard.ts';

interface Receipt {
  readonly key: string;
  readonly content: string;
}

export interface ChainInput {
  readonly name: string;
  /** One a line. */
  readonly regions: string;
  /** '' for none. */
  readonly digestChannel: string;
}

const MOST_NAME = 100;
/** With "every region" they fit one menu. */
const MOST_REGIONS = 90;
const MOST_REGION = 60;

export const linesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

function problems({ name, regions }: ChainInput): Record<string, string> {
  const errors: Record<string, string> = {};
  if (name.trim() === '') errors.name = 'Please write the chain’s name.';
  if (name.trim().length > MOST_NAME) errors.name = `Please use at most ${MOST_NAME} characters.`;
  const lines = linesOf(regions);
  if (lines.length > MOST_REGIONS) errors.regions = `Please use at most ${MOST_REGIONS} regions.`;
  if (lines.some((line) => line.length > MOST_REGION))
    errors.regions = `Please write one region on each line, with at most ${MOST_REGION} characters.`;
  return errors;
}

/** Who runs a workspace, or works in a setting as its SENCO, manager or inclusion lead, may begin a chain. */
export const mayBeginChain = (actor: Actor, isAdmin: boolean): boolean =>
  isAdmin || actor.memberships.some(({ role }) => role !== 'practitioner');

const mayNotBegin = (): AppError =>
  new AppError({
    code: 'no-chain',
    message: 'neither an admin nor a SENCO, manager or inclusion lead',
    userMessage:
      'A SENCO, manager, inclusion lead or workspace admin begins a chain. Please ask one of them.',
  });

/** Begins a chain: whoever does is its first lead. */
export const beginChain =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly isAdmin: boolean;
    readonly input: ChainInput;
    readonly receipt: Receipt;
  }): Promise<Saved<Chain>> => {
    const { actor, isAdmin, input, receipt } = command;
    if (!mayBeginChain(actor, isAdmin)) throw mayNotBegin();
    const errors = problems(input);
    if (Object.keys(errors).length > 0) return refused(errors);
    const { tenant, userId, name } = actor;
    const lead: ChainLead = { tenant, userId, name, regions: null, cover: null, hours: USUAL_HOURS };
    return ports.store.once({ tenant, ...receipt }, async () => {
      const chain: Chain = {
        id: ports.newId(),
        tenant,
        name: input.name.trim(),
        regions: linesOf(input.regions),
        leads: [lead],
        digestChannel: input.digestChannel || null,
        tenants: [],
        lookAt: nextMonday(ports.clock.today(ZONE), ZONE),
        revision: 1,
      };
      await ports.store.chains.insert(chain);
      return saved(chain);
    });
  };

/** Regions that are to go and still hold settings or leads. */
async function regionsInUse(ports: Ports, chain: Chain, kept: readonly string[]): Promise<readonly string[]> {
  const gone = chain.regions.filter((region) => !kept.includes(region));
  const used = await Promise.all(
    gone.map(async (region) => {
      if (chain.leads.some(({ regions }) => regions?.includes(region))) return true;
      const counts = chain.tenants.map((tenant) =>
        ports.store.figures.count({ tenant, chain, regions: [region] }),
      );
      return (await Promise.all(counts)).some((count) => count > 0);
    }),
  );
  return gone.filter((_, index) => used[index]);
}

/** Changes name, regions and the channel of the digest. */
export const changeChain =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly chain: ChainRef;
    readonly base: number;
    readonly input: ChainInput;
    readonly receipt: Receipt;
  }): Promise<Saved<Chain>> => {
    const { actor, base, input, receipt } = command;
    const { chain } = await managedChain(ports, command);
    const errors = problems(input);
    const regions = linesOf(input.regions);
    const used = await regionsInUse(ports, chain, regions);
    if (used.length > 0)
      errors.regions ??= `${used.join(', ')} still has settings or leads. Please move them to another region first.`;
    if (Object.keys(errors).length > 0) return refused(errors);
    return ports.store.once({ tenant: actor.tenant, ...receipt }, async () => {
      const changed: Chain = {
        ...chain,
        name: input.name.trim(),
        regions,
        digestChannel: input.digestChannel || null,
        revision: base,
      };
      return (await ports.store.chains.replace(changed)) ? saved(changed) : movedOn(chain.revision);
    });
  };
