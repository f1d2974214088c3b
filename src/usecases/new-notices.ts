import type { IsoDate } from '../domain/dates.ts';
import { type Notice, type NoticeKind, type NoticeLine, newNotice } from '../domain/notice.ts';
import type { Setting } from '../domain/setting.ts';
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
  { tenant, id, role }: { tenant: string; id: string; role: 'senco' | 'inclusion lead' },
): Promise<readonly To[]> {
  const members = await ports.store.members.ofSettings({ tenant, settingIds: [id] });
  return members.filter((member) => member.role === role).map(({ userId }) => ({ user: userId }));
}

/** To the leads of the setting's chain and region; where it is in none, to those named in the setting. */
async function escalations(
  ports: Ports,
  setting: Setting,
  escalated: readonly ToTell[],
  single: (kind: NoticeKind, to: To, each: ToTell) => Notice,
): Promise<readonly Notice[]> {
  if (escalated.length === 0) return [];
  const { tenant, id } = setting;
  const inChain = await escalationsTo(ports, setting);
  const leads =
    inChain ?? (await peopleIn(ports, { tenant, id, role: 'inclusion lead' })).map((to) => ({ tenant, to }));
  return leads.flatMap(({ tenant: at, to }) =>
    escalated.map((each): Notice => {
      const made = single('escalation', to, each);
      return at === tenant ? made : { ...made, tenant: at, settingTenant: tenant };
    }),
  );
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
      const before = await ports.store.outbox.linesOn({ tenant, settingId, channel: nameOf(to), day: today });
      if (usual.length === 1 || before + usual.length <= SINGLY)
        return usual.map((each) => single('nudge', to, each));
      const lines = usual.map(({ line }) => line);
      const once = `${today}/${usual[0]?.line.planId}/${usual[0]?.key}`;
      return [notice(setting, { kind: 'digest', to, day: today, once, lines })];
    }),
  );
  return [...toChannel.flat(), ...(await escalations(ports, setting, escalated, single))];
}
