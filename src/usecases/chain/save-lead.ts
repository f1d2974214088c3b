import type { Chain, ChainLead, ChainRef, Cover, Somebody } from '../../domain/chain/chain.ts';
import { isDate } from '../../domain/dates.ts';
import { type Actor, type MessageHours, USUAL_HOURS } from '../../domain/setting.ts';
import { notFound } from '../guard.ts';
import type { Ports } from '../ports.ts';
import { movedOn, refused, type Saved, saved } from '../saved.ts';
import { chainFor } from './chain-guard.ts';
import { linesOf } from './save-chain.ts';

export interface LeadInput {
  readonly userId: string;
  readonly name: string;
  /** One a line; none: the whole chain. */
  readonly regions: string;
  readonly coverUserId: string;
  readonly coverFrom: string;
  readonly coverTo: string;
  readonly hours: MessageHours;
  readonly remove: boolean;
}

const isWho =
  ({ tenant, userId }: Somebody) =>
  (lead: ChainLead) =>
    lead.tenant === tenant && lead.userId === userId;

function coverOf(
  { coverUserId, coverFrom, coverTo, userId }: LeadInput,
  errors: Record<string, string>,
): Cover | null {
  if (coverUserId === '' && coverFrom === '' && coverTo === '') return null;
  if (coverUserId === '') errors.coverUserId = 'Who stands in? Leave the days empty for nobody.';
  if (coverUserId === userId) errors.coverUserId = 'Please choose somebody else.';
  if (!isDate(coverFrom)) errors.coverFrom = 'From which day?';
  if (!isDate(coverTo)) errors.coverTo = 'Until which day?';
  if (isDate(coverFrom) && isDate(coverTo) && coverTo < coverFrom)
    errors.coverTo = 'Please choose a day on or after the first one.';
  return { userId: coverUserId, from: coverFrom, to: coverTo };
}

/**
 * Adds, changes or removes a lead. A lead of the whole chain may change every place; everybody may change the cover
 * and the hours of their own. `lead` null adds one, of the asker's own workspace.
 */
export const saveLead =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly chain: ChainRef;
    readonly base: number;
    readonly lead: Somebody | null;
    readonly input: LeadInput;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Saved<Chain>> => {
    const { actor, base, input, receipt } = command;
    const { chain, reach } = await chainFor(ports, command);
    const who = command.lead ?? { tenant: actor.tenant, userId: input.userId };
    const current = chain.leads.find(isWho(who));
    const own = isWho(actor)({ ...who } as ChainLead);
    if ((command.lead && !current) || (reach !== 'all' && !(own && current))) throw notFound();
    const errors: Record<string, string> = {};
    if (!command.lead && current) errors.userId = 'This person leads here already.';
    const regions = linesOf(input.regions);
    const unknown = regions.filter((region) => !chain.regions.includes(region));
    if (unknown.length > 0)
      errors.regions = `${unknown.join(', ')} is no region of this chain. There are: ${chain.regions.join(', ') || 'none yet'}.`;
    const cover = coverOf({ ...input, userId: who.userId }, errors);
    if (input.hours.to <= input.hours.from) errors.to = `Please choose a time after ${input.hours.from}.`;
    const lead: ChainLead = {
      ...who,
      name: current?.name || input.name,
      regions: reach === 'all' ? (regions.length > 0 ? regions : null) : (current?.regions ?? null),
      cover,
      hours: input.hours ?? USUAL_HOURS,
    };
    const others = chain.leads.filter((each) => !isWho(who)(each));
    const leads = input.remove
      ? others
      : current
        ? chain.leads.map((each) => (each === current ? lead : each))
        : [...others, lead];
    if (!leads.some((each) => each.regions === null))
      errors[input.remove ? 'remove' : 'regions'] =
        'One lead must stay for the whole chain. Please name another one first.';
    if (Object.keys(errors).length > 0) return refused(errors);
    return ports.store.once({ tenant: actor.tenant, ...receipt }, async () => {
      const changed: Chain = { ...chain, leads, revision: base };
      return (await ports.store.chains.replace(changed)) ? saved(changed) : movedOn(chain.revision);
    });
  };
