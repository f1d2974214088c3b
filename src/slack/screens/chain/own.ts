import type { ModalView } from '@slack/types';
import { idsOf, OWN_DO, OWN_OPEN } from '../../../../blocks/chain/ids.ts';
import { type OwnSetting, ownSettingsView } from '../../../../blocks/chain/join.ts';
import { chainForm, type Waiting } from '../../../../blocks/chain/set-up.ts';
import { clip } from '../../../../blocks/text.ts';
import { settingsFor } from '../../../domain/access.ts';
import type { ChainLink } from '../../../domain/chain/chain.ts';
import { isLive, type JoinCode } from '../../../domain/chain/codes.ts';
import { longDate } from '../../../domain/dates.ts';
import { fold } from '../../../domain/names.ts';
import type { Setting } from '../../../domain/setting.ts';
import { answerJoin } from '../../../usecases/chain/join.ts';
import { answerLeave, askToLeave } from '../../../usecases/chain/leave.ts';
import { mayBeginChain } from '../../../usecases/chain/save-chain.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Pressed, Reply } from '../../handlers.ts';
import { badRequest, type Screen, todayOf } from '../support.ts';
import { openOwnCode } from './join.ts';

interface Known {
  readonly setting: Setting;
  readonly link: ChainLink | null;
  readonly chainName: string;
  readonly codes: readonly (JoinCode & { readonly chainName: string })[];
}

const leavingWaits = ({ setting: { id }, link, chainName }: Known): readonly Waiting[] => {
  if (!link) return [];
  if (!link.leaving)
    return [
      { text: `In the chain ${chainName}.`, buttons: [{ label: 'Ask to leave', value: `ask-leave|${id}` }] },
    ];
  const until = longDate(link.leaving.until);
  return [
    link.leaving.by === 'setting'
      ? {
          text: `You asked to leave ${chainName}. It ends when its lead agrees, or on ${until}.`,
          buttons: [{ label: 'Take back', value: `leave-no|${id}` }],
        }
      : {
          text: `${chainName} asks to part. It ends when you agree, or on ${until}.`,
          buttons: [{ label: 'Agree', value: `leave-yes|${id}` }],
        },
  ];
};

const codeWaits = ({ setting: { id }, codes }: Known): readonly Waiting[] =>
  codes.map((code) =>
    code.state === 'open'
      ? { text: `Your code waits to be typed in by a lead, until ${longDate(code.until)}.`, buttons: [] }
      : {
          text: `The chain ${code.chainName} has typed in your code and asks you to join. Its inclusion leads would see counts and child codes of this setting.`,
          buttons: [
            { label: 'Agree', value: `join-yes|${id}|${code.id}` },
            { label: 'Refuse', value: `join-no|${id}|${code.id}` },
          ],
        },
  );

/** The settings one manages (those of that name or code), each with its chain and what waits there. */
export async function ownView(ports: Ports, { actor }: Context, wanted = ''): Promise<ModalView> {
  const { tenant } = actor;
  const settingIds = settingsFor(actor, 'manage setting');
  const [all, links, codes, parts] = await Promise.all([
    ports.store.settings.all({ tenant }),
    ports.store.chainLinks.ofSettings({ tenant, settingIds }),
    ports.store.joinCodes.madeBy({ tenant, by: { settingIds } }),
    ports.store.requestParts.open({ tenant, settingIds }),
  ]);
  const chainName = async (ref: ChainLink['chain'] | null) =>
    (ref && (await ports.store.chains.get(ref))?.name) ?? 'a chain';
  const today = todayOf(ports);
  const isWanted = ({ name, code }: Setting) =>
    fold(code) === fold(wanted) || fold(name).includes(fold(wanted));
  const mine = all.filter((setting) => settingIds.includes(setting.id) && isWanted(setting));
  const settings = await Promise.all(
    mine.map(async (setting): Promise<OwnSetting> => {
      const link = links.find(({ id }) => id === setting.id) ?? null;
      const own = codes.filter((code) => code.setting?.id === setting.id && isLive(code, today));
      const named = await Promise.all(
        own.map(async (code) => ({ ...code, chainName: await chainName(code.chain) })),
      );
      const known = { setting, link, codes: named, chainName: await chainName(link?.chain ?? null) };
      return {
        id: setting.id,
        name: setting.name,
        isIn: link !== null,
        state: link?.region ? `Region: ${link.region}` : link ? 'No region.' : 'In no chain.',
        waiting: [...leavingWaits(known), ...codeWaits(known)],
        requests: parts
          .filter((part) => part.settingId === setting.id)
          .map(({ id, text, dueOn }) => ({ id, text: `By ${longDate(dueOn)}: ${clip(text, 200)}` })),
      };
    }),
  );
  return ownSettingsView(settings, mayBeginChain(actor, false));
}

async function done(ports: Ports, context: Context, { value }: Pressed): Promise<Reply> {
  const [what, settingId = '', codeId = ''] = value.split('|');
  const { actor } = context;
  const { tenant } = actor;
  const leave = { actor, side: 'setting', setting: { tenant, id: settingId } } as const;
  if (what === 'ask-leave') await askToLeave(ports)(leave);
  else if (what === 'leave-yes' || what === 'leave-no')
    await answerLeave(ports)({ ...leave, yes: what === 'leave-yes' });
  else if (what === 'join-yes' || what === 'join-no')
    await answerJoin(ports)({ actor, codeId: { tenant, id: codeId }, yes: what === 'join-yes' });
  else throw badRequest();
  return { kind: 'update', view: await ownView(ports, context) };
}

async function opened(ports: Ports, context: Context, { value }: Pressed): Promise<Reply> {
  const [what, settingId = ''] = value.split('|');
  if (what === 'begin') return { kind: 'open', view: chainForm(null) };
  if (what !== 'make-code' && what !== 'type-code') throw badRequest();
  return openOwnCode(ports, context, { what, settingId });
}

export const ownScreen = (ports: Ports): Screen => ({
  actions: {
    ...Object.fromEntries(
      idsOf(OWN_DO).map((id) => [id, (context, pressed) => done(ports, context, pressed)]),
    ),
    ...Object.fromEntries(
      idsOf(OWN_OPEN).map((id) => [id, (context, pressed) => opened(ports, context, pressed)]),
    ),
  },
});
