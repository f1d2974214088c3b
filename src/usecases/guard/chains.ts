import { type Action, decideInChain } from '../../domain/access.ts';
import type { Child } from '../../domain/child.ts';
import type { Actor } from '../../domain/setting.ts';
import { type AskedInChain, linkFor, type SeenLink } from '../chain/chain-guard.ts';
import { notFound } from '../not-found.ts';
import type { Ports, ReadPorts } from '../ports.ts';
import { noteOpened, obey, permitForLead, readingWith } from './permits.ts';

type OfSetting = Omit<AskedInChain, 'action'>;

const asLead = (actor: Actor, action: Action) => ({ actor, action });

/**
 * The children of a setting to a lead of its chain: by code, never by name. `choose` says which of them are shown; these
 * are noted in the setting's trail before they are. Throws 'not-found'.
 */
export async function chainListFor<T>(
  ports: Ports,
  asked: OfSetting,
  choose: (
    seen: SeenLink,
    store: Pick<ReadPorts['store']['children'], 'codesOf'> & Pick<ReadPorts['store']['records'], 'liveDates'>,
  ) => Promise<{ readonly answer: T; readonly shown: readonly string[] }>,
): Promise<T> {
  const seen = await linkFor(ports, { ...asked, action: 'see setting' });
  const own = asLead(asked.actor, 'see codes');
  obey(decideInChain(own.action), asked.actor);
  const { setting } = asked;
  const permit = permitForLead(own, setting, (row) => row.settingId === setting.id);
  const { children, records } = ports.gate.reading(permit);
  const { codesOf } = children;
  const { liveDates } = records;
  const { answer, shown } = await choose(seen, { codesOf, liveDates });
  if (shown.length > 0)
    await ports.gate.note(permit, {
      ...{ chain: setting.id, did: 'listed', what: 'children', record: '', childId: null },
      listed: shown,
    });
  return answer;
}

/** One child's record to a lead of its setting's chain, who said why. Throws 'not-found' or 'reason-needed'. */
export async function chainChildFor(
  ports: Ports,
  { childId, ...asked }: OfSetting & { readonly childId: string },
): Promise<{ readonly child: Child; readonly open: ReadPorts }> {
  await linkFor(ports, { ...asked, action: 'open child' });
  const { actor, setting } = asked;
  const own = asLead(actor, 'see child');
  const permit = permitForLead(
    own,
    setting,
    (row) => row.settingId === setting.id && row.childId === childId,
  );
  const open = readingWith(ports, permit);
  const child = await open.store.children.get({ tenant: setting.tenant, id: childId });
  if (!child) throw notFound();
  obey(decideInChain(own.action), actor);
  await noteOpened(ports, permit, own, { chain: setting.id, what: 'children', record: childId, childId });
  return { child, open };
}
