import { type Job, mayToChild, settingsFor } from '../../domain/access.ts';
import type { Child } from '../../domain/child.ts';
import type { Permit, Ports, ReadPorts } from '../ports.ts';
import { type Asked, looking, permitFor, permitForAgain, readingWith } from './permits.ts';

type Listed = Pick<Child, 'id' | 'settingId'>;

/**
 * Every child to whom the actor may do this, for a list; of the settings named, or of all. `choose` says which of
 * them the list shows: these are noted, in one line a setting, before it is answered.
 */
export async function listFor<T>(
  ports: Ports,
  asked: Asked & {
    readonly settingIds?: readonly string[];
    /** Noted once for each such key: calendars ask all day. */
    readonly once?: string;
    /** The app makes again by itself what the actor opened before, when it was noted; not noted again. */
    readonly job?: Job | undefined;
  },
  choose: (
    children: readonly Child[],
    open: ReadPorts,
  ) => Promise<{ readonly answer: T; readonly shown: readonly Listed[] }>,
): Promise<T> {
  const { actor, action, as, once, job, settingIds: wanted } = asked;
  const { tenant } = actor;
  const settingIds = settingsFor(actor, action).filter((id) => wanted?.includes(id) ?? true);
  const all = await looking(ports, asked).children.inSettings({ tenant, settingIds });
  const children = all.filter((child) => mayToChild(actor, action, child));
  const ids = new Set(children.map(({ id }) => id));
  const covers: Permit['covers'] = ({ childId }) => childId !== null && ids.has(childId);
  const permit = job ? permitForAgain({ actor, action, job }, covers) : permitFor(asked, covers);
  const { answer, shown } = await choose(children, readingWith(ports, permit));
  if (job) return answer;
  for (const chain of new Set(shown.map(({ settingId }) => settingId))) {
    const listed = [...new Set(shown.filter((one) => one.settingId === chain).map(({ id }) => id))];
    const line = { chain, did: as ?? 'listed', what: 'children', record: '', childId: null, listed };
    const note = () => ports.gate.note(permit, line as Parameters<typeof ports.gate.note>[1]);
    if (once === undefined) await note();
    else await ports.store.once({ tenant, key: `note:${chain}:${once}`, content: 'noted' }, note);
  }
  return answer;
}
