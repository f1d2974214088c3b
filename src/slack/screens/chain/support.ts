import { z } from 'zod';
import type { ChainRef } from '../../../domain/chain/chain.ts';
import type { Actor } from '../../../domain/setting.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Pressed, Reply } from '../../handlers.ts';
import { badRequest } from '../support.ts';

/** What a button of a chain opens or does; `rest` is what followed the chain in its value. */
export type ChainAct = (
  ports: Ports,
  context: Context,
  asked: { readonly chain: ChainRef; readonly rest: readonly string[]; readonly pressed: Pressed },
) => Promise<Reply>;
export type ChainActs = Readonly<Record<string, ChainAct>>;

const REF = /^([\w.-]{1,255})\/([\w.-]{1,255})$/;

/** `tenant/id`, as buttons carry it. Throws 'bad-request'. */
export function readRef(value: string | undefined): ChainRef {
  const [, tenant, id] = REF.exec(value ?? '') ?? [];
  if (tenant === undefined || id === undefined) throw badRequest();
  return { tenant, id };
}

/** The same in a view's metadata. */
export const refSchema = z.string().regex(REF);

export const refOf = ({ tenant, id }: ChainRef): string => `${tenant}/${id}`;

/** What is kept with a name needs one: who leads a chain may belong to no setting, where names are known. */
export async function namedActor({ actor, lookup }: Context): Promise<Actor> {
  if (actor.memberships.some(({ name }) => name !== '')) return actor;
  return { ...actor, name: (await lookup.person(actor.userId))?.name ?? 'an inclusion lead' };
}

/** Runs what a value `what|tenant/id|…` names. Throws 'bad-request' for what is in no table. */
export const actIn =
  (ports: Ports, acts: ChainActs) =>
  async (context: Context, pressed: Pressed): Promise<Reply> => {
    const [what = '', ref, ...rest] = pressed.value.split('|');
    const act = Object.hasOwn(acts, what) ? acts[what] : undefined;
    if (!act) throw badRequest();
    return act(ports, context, { chain: readRef(ref), rest, pressed });
  };
