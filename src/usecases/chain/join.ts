import { asRef, type ChainRef, type Side } from '../../domain/chain/chain.ts';
import {
  codeFrom,
  GUESS_MS,
  GUESSES,
  isLive,
  type JoinCode,
  lastDayOf,
  readCode,
} from '../../domain/chain/codes.ts';
import { AppError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/setting.ts';
import { changedMeanwhile, notFound, settingToChange } from '../guard.ts';
import type { Ports } from '../ports.ts';
import { refused, type Saved, saved } from '../saved.ts';
import { managedChain, ZONE } from './chain-guard.ts';
import { tellSide } from './chain-news.ts';
import { countFigures } from './count-figures.ts';

interface SettingRef {
  readonly tenant: string;
  readonly id: string;
}
interface Receipt {
  readonly key: string;
  readonly content: string;
}

/** For whom somebody acts: a chain they set up, with the region the setting comes into, or a setting they manage. */
export type OnSide =
  | { readonly side: 'chain'; readonly chain: ChainRef; readonly region: string }
  | { readonly side: 'setting'; readonly settingId: string };

async function checkSide(ports: Ports, actor: Actor, on: OnSide): Promise<void> {
  if (on.side === 'setting') {
    await settingToChange(ports, { actor, action: 'manage setting', settingId: on.settingId });
    return;
  }
  const { chain } = await managedChain(ports, { actor, chain: on.chain });
  if (on.region !== '' && !chain.regions.includes(on.region)) throw notFound();
}

/** Makes a code for the other side to type in. It is told this once and kept nowhere. */
export const makeJoinCode =
  (ports: Ports) =>
  async ({ actor, on }: { readonly actor: Actor; readonly on: OnSide }): Promise<string> => {
    await checkSide(ports, actor, on);
    const code = codeFrom(ports.feedLinks.newToken());
    await ports.store.joinCodes.insert({
      id: ports.newId(),
      tenant: on.side === 'chain' ? on.chain.tenant : actor.tenant,
      digest: ports.feedLinks.digest(readCode(code) ?? ''),
      madeBy: on.side,
      chain: on.side === 'chain' ? asRef(on.chain) : null,
      setting: on.side === 'setting' ? { tenant: actor.tenant, id: on.settingId } : null,
      region: on.side === 'chain' ? on.region : '',
      state: 'open',
      until: lastDayOf(ports.clock.today(ZONE)),
      revision: 1,
    });
    return code;
  };

const tooMany = (): AppError =>
  new AppError({
    code: 'too-many-codes',
    message: 'too many wrong join codes',
    userMessage: 'Too many wrong codes. Please wait an hour, then ask for a new one.',
  });

const NO_SUCH = 'There is no such code, or it was used or is too old. Please check it, or ask for a new one.';

/** Unknown, used, old, one's own side's: all sound alike, and all count as a guess. */
async function codeTyped(ports: Ports, actor: Actor, typed: string, side: Side): Promise<JoinCode | null> {
  const { tenant, userId } = actor;
  const now = ports.clock.now();
  const since = { tenant, userId, after: now - GUESS_MS };
  if ((await ports.store.joinCodes.guesses(since)) >= GUESSES) throw tooMany();
  const code = readCode(typed);
  const found = code && (await ports.store.joinCodes.ofDigest(ports.feedLinks.digest(code)));
  if (found && found.madeBy !== side && found.state === 'open' && isLive(found, ports.clock.today(ZONE)))
    return found;
  await ports.store.joinCodes.guessed({ ...since, now });
  return null;
}

const endsOf = (
  code: JoinCode,
  on: OnSide,
  tenant: string,
): { chain: ChainRef; setting: SettingRef; region: string } => {
  const chain = on.side === 'chain' ? asRef(on.chain) : code.chain;
  const setting = on.side === 'setting' ? { tenant, id: on.settingId } : code.setting;
  if (!chain || !setting) throw notFound();
  return { chain, setting, region: on.side === 'chain' ? on.region : code.region };
};

export interface WhoJoins {
  readonly code: JoinCode;
  readonly chainName: string;
  readonly settingName: string;
}

/** Whom a code would bring together, before the person who typed it confirms. */
export const lookUpCode =
  (ports: Ports) =>
  async ({
    actor,
    on,
    typed,
  }: {
    readonly actor: Actor;
    readonly on: OnSide;
    readonly typed: string;
  }): Promise<Saved<WhoJoins>> => {
    await checkSide(ports, actor, on);
    const code = await codeTyped(ports, actor, typed, on.side);
    if (!code) return refused({ code: NO_SUCH });
    const ends = endsOf(code, on, actor.tenant);
    const [chain, setting] = await Promise.all([
      ports.store.chains.get(ends.chain),
      ports.store.settings.get(ends.setting),
    ]);
    if (!chain || !setting) return refused({ code: NO_SUCH });
    return saved({ code, chainName: chain.name, settingName: setting.name });
  };

/** The side that typed a code confirms; its maker is asked. The code is used up. */
export const takeCode =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly on: OnSide;
    readonly typed: string;
    readonly receipt: Receipt;
  }): Promise<Saved<JoinCode>> => {
    const { actor, on, typed, receipt } = command;
    await checkSide(ports, actor, on);
    const code = await codeTyped(ports, actor, typed, on.side);
    if (!code) return refused({ code: NO_SUCH });
    const ends = endsOf(code, on, actor.tenant);
    if (await ports.store.chainLinks.get(ends.setting))
      return refused({
        code: 'This setting is in a chain already. It can join another one after it has left.',
      });
    return ports.store.once({ tenant: actor.tenant, ...receipt }, async () => {
      const taken: JoinCode = { ...code, ...ends, state: 'taken' };
      if (!(await ports.store.joinCodes.replace(taken))) throw changedMeanwhile();
      await tellSide(ports, { ...ends, side: code.madeBy, news: 'asks to join', once: code.id });
      return saved(taken);
    });
  };

/** The maker of a code says whether whom it brought may come. With yes, the setting is in the chain. */
export const answerJoin =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly codeId: { readonly tenant: string; readonly id: string };
    readonly yes: boolean;
  }): Promise<JoinCode> => {
    const { actor, codeId, yes } = command;
    const code = await ports.store.joinCodes.get(codeId);
    if (!code?.chain || !code.setting || code.state !== 'taken') throw notFound();
    const { chain: ref, setting, madeBy, region } = code;
    if (madeBy === 'setting' && setting.tenant !== actor.tenant) throw notFound();
    await checkSide(
      ports,
      actor,
      madeBy === 'chain'
        ? { side: 'chain', chain: ref, region: '' }
        : { side: 'setting', settingId: setting.id },
    );
    const today = ports.clock.today(ZONE);
    if (!isLive(code, today)) throw notFound();
    return ports.store.together(async () => {
      const answered: JoinCode = { ...code, state: yes ? 'joined' : 'refused' };
      if (!(await ports.store.joinCodes.replace(answered))) throw changedMeanwhile();
      if (!yes) return answered;
      const chain = await ports.store.chains.get(ref);
      if (!chain) throw notFound();
      await ports.store.chainLinks.insert({
        ...setting,
        chain: ref,
        region: chain.regions.includes(region) ? region : '',
        joinedOn: today,
        leaving: null,
        revision: 1,
      });
      // At once, so that the setting is seen and asked from now on.
      await countFigures(ports)({ tenant: setting.tenant, settingId: setting.id });
      const tenants = [...new Set([...chain.tenants, setting.tenant])];
      if (tenants.length > chain.tenants.length && !(await ports.store.chains.replace({ ...chain, tenants })))
        throw changedMeanwhile();
      const side = madeBy === 'chain' ? 'setting' : 'chain';
      await tellSide(ports, { side, news: 'joined', chain: ref, setting, once: code.id });
      return answered;
    });
  };
