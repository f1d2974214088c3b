import { decideForChild } from '../../domain/access.ts';
import type { Child } from '../../domain/child.ts';
import { notFound } from '../not-found.ts';
import type { ChangePorts, Permit, Ports, ReadPorts } from '../ports.ts';
import { type Asked, changingWith, looking, noteOpened, obey, permitFor, readingWith } from './permits.ts';

interface OfChild {
  readonly child: Child;
}

export async function childAnd(
  ports: Ports,
  { childId, ...asked }: Asked & { readonly childId: string },
): Promise<OfChild & { permit: Permit }> {
  const { actor, action } = asked;
  const child = await looking(ports, asked).children.get({ tenant: actor.tenant, id: childId });
  if (!child) throw notFound();
  obey(decideForChild(actor, action, child), actor);
  return { child, permit: permitFor(asked, (row) => row.childId === child.id) };
}

/** A child's record, to be shown. */
export async function childFor(
  ports: Ports,
  asked: Asked & { readonly childId: string },
): Promise<OfChild & { readonly open: ReadPorts }> {
  const { child, permit } = await childAnd(ports, asked);
  const { settingId: chain, id } = child;
  await noteOpened(ports, permit, asked, { chain, what: 'children', record: id, childId: id });
  return { child, open: readingWith(ports, permit) };
}

/** A child's record, to be changed. */
export async function childToChange(
  ports: Ports,
  asked: Asked & { readonly childId: string },
): Promise<OfChild & { readonly open: ChangePorts }> {
  const { child, permit } = await childAnd(ports, asked);
  return { child, open: changingWith(ports, permit) };
}
