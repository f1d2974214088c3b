import type { IsoDate } from '../domain/dates.ts';
import { type Notice, type NoticeKind, type NoticeLine, newNotice } from '../domain/notice.ts';
import type { Role, Setting } from '../domain/setting.ts';
import { escalationsTo } from './chain/escalation.ts';
import type { Ports } from './ports.ts';

/** One nudge of one plan, ready to be told. */
export interface ToTell {
  /** Once in a plan's clock; see `Nudge`. */
  readonly key: string;
  readonly line: NoticeLine;
}

/** More items than this for one channel on one day become one digest (domain.md §4). */
const SINGLY = 3;

type To = Notice['to'];

const nameOf = (to: To): string => ('channel' in to ? to.channel : to.user);

const notice = (
  { tenant, id: settingId }: Pick<Setting, 'tenant' | 'id'>,
  options: {
    readonly kind: NoticeKind;
    readonly to: To;
    readonly day: IsoDate;
    readonly once: string;
    readonly lines: readonly NoticeLine[];
  },
): Notice => {
  const { once, ...rest } = options;
  const id = [settingId, rest.kind, nameOf(rest.to), once].join('/');
  return newNotice({ ...rest, id, tenant, settingId });
};

/** Where a setting's reminders go: its SENCO channel, or while there is none each SENCO's direct messages. */
export async function placesOf(ports: Ports, { tenant, id, sencoChannel }: Setting): Promise<readonly To[]> {
  if (sencoChannel !== null) return [{ channel: sencoChannel }];
  return peopleIn(ports, { tenant, id, role: 'senco' });
}

async function peopleIn(
  ports: Ports,
  { tenant, id, role }: { tenant: string; id: string; role: Role },
): Promise<readonly To[]> {
  const members = await ports.store.members.ofSettings({ tenant, settingIds: [id] });
  return members.filter((member) => member.role === role).map(({ userId }) => ({ user: userId }));
}

/** The workspace it is told in: a chain's lead may be of another than the setting's. */
type Above = { readonly tenant: string; readonly to: To };

/**
 * Who is told of what has been overdue for long: the leads named in the setting, else those of its chain and region; in
 * their stead the managers, or else as every reminder.
 */
async function escalationTo(
  ports: Ports,
  setting: Setting,
  escalated: readonly ToTell[],
): Promise<{ readonly kind: NoticeKind; readonly to: readonly Above[] }> {
  if (escalated.length === 0) return { kind: 'escalation', to: [] };
  const { tenant } = setting;
  const here = (to: readonly To[]): readonly Above[] => to.map((each) => ({ tenant, to: each }));
  const named = here(await peopleIn(ports, { ...setting, role: 'inclusion lead' }));
  const leads = named.length > 0 ? named : await escalationsTo(ports, setting);
  if (leads.length > 0) return { kind: 'escalation', to: leads };
  const managers = await peopleIn(ports, { ...setting, role: 'manager' });
  return {
    kind: 'escalation without lead',
    to: here(managers.length > 0 ? managers : await placesOf(ports, setting)),
  };
}

/** The notices that tell all this: one for each review, a digest where there are many; escalations to the leads. */
export async function noticesFor(
  ports: Ports,
  { setting, today, toTell }: { setting: Setting; today: IsoDate; toTell: readonly ToTell[] },
): Promise<readonly Notice[]> {
  if (toTell.length === 0) return [];
  const { tenant, id: settingId } = setting;
  const escalated = toTell.filter(({ line }) => line.step === 'escalation');
  const usual = toTell.filter(({ line }) => line.step !== 'escalation');
  const single = (kind: NoticeKind, to: To, { key, line }: ToTell): Notice =>
    notice(setting, { kind, to, day: today, once: `${line.planId}/${key}/${today}`, lines: [line] });

  const toChannel = await Promise.all(
    (usual.length > 0 ? await placesOf(ports, setting) : []).map(async (to): Promise<readonly Notice[]> => {
      const before = await ports.store.outbox.linesOn({ tenant, settingId, to, day: today });
      if (usual.length === 1 || before + usual.length <= SINGLY)
        return usual.map((each) => single('nudge', to, each));
      const lines = usual.map(({ line }) => line);
      const once = `${today}/${usual[0]?.line.planId}/${usual[0]?.key}`;
      return [notice(setting, { kind: 'digest', to, day: today, once, lines })];
    }),
  );
  const above = await escalationTo(ports, setting, escalated);
  const told = above.to.flatMap(({ tenant: at, to }) =>
    escalated.map((each): Notice => {
      const made = single(above.kind, to, each);
      return at === setting.tenant ? made : { ...made, tenant: at, settingTenant: setting.tenant };
    }),
  );
  return [...toChannel.flat(), ...told];
}
