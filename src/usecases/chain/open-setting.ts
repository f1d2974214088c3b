import { asRef, type ChainRef } from '../../domain/chain/chain.ts';
import type { Child } from '../../domain/child.ts';
import type { ReviewClock } from '../../domain/review-clock.ts';
import type { Actor, Setting } from '../../domain/setting.ts';
import { sheetOf } from '../../domain/sheets/index.ts';
import { type ChildFile, childFileOf } from '../child-file.ts';
import { clockOf } from '../due-list.ts';
import { notFound } from '../guard.ts';
import { isPlan } from '../plans.ts';
import type { Ports } from '../ports.ts';
import { refused, type Saved, saved } from '../saved.ts';
import { linkFor, type SeenChain } from './chain-guard.ts';

interface Asked {
  readonly actor: Actor;
  readonly chain: ChainRef;
  readonly setting: { readonly tenant: string; readonly id: string };
}

/** One child of a setting as a lead sees it: by code. */
export interface CodedChild {
  readonly id: string;
  readonly code: string;
  readonly plans: readonly { readonly code: string; readonly cycle: number; readonly clock: ReviewClock }[];
}

const worst = ({ plans }: CodedChild): string => plans.map(({ clock }) => clock.due).sort()[0] ?? '9999';

/** A setting's children with a live plan, by code only, the earliest due first. */
export const chainSetting =
  (ports: Ports) =>
  async (
    asked: Asked,
  ): Promise<
    SeenChain & {
      readonly setting: Setting;
      readonly region: string;
      readonly children: readonly CodedChild[];
    }
  > => {
    const { link, ...seen } = await linkFor(ports, { ...asked, action: 'see setting' });
    const { tenant, id } = asked.setting;
    const [setting, children, records] = await Promise.all([
      ports.store.settings.get({ tenant, id }),
      ports.store.children.inSettings({ tenant, settingIds: [id] }),
      ports.store.records.livePlans({ tenant, settingIds: [id] }),
    ]);
    if (!setting) throw notFound();
    const today = ports.clock.today(setting.timeZone);
    const coded = children.map(({ id: childId, code }): CodedChild => {
      const plans = records.filter(isPlan).filter((plan) => plan.childId === childId);
      return {
        id: childId,
        code,
        plans: plans.map((plan) => ({
          code: sheetOf(plan.sheet).code,
          cycle: plan.plan.cycle,
          clock: clockOf(plan, setting, today),
        })),
      };
    });
    return {
      ...seen,
      setting,
      region: link.region,
      children: coded
        .filter(({ plans }) => plans.length > 0)
        .sort((a, b) => worst(a).localeCompare(worst(b)) || a.code.localeCompare(b.code)),
    };
  };

async function childIn(ports: Ports, asked: Asked & { readonly childId: string }): Promise<Child> {
  await linkFor(ports, { ...asked, action: 'open child' });
  const child = await ports.store.children.get({ tenant: asked.setting.tenant, id: asked.childId });
  if (!child || child.settingId !== asked.setting.id) throw notFound();
  return child;
}

/** The code of a child whose record a lead may open with a reason. Throws 'not-found'. */
export const codeOfChild =
  (ports: Ports) =>
  async (asked: Asked & { readonly childId: string }): Promise<string> =>
    (await childIn(ports, asked)).code;

const LEAST_WHY = 5;
const MOST_WHY = 500;

/** Opens one child's record to a lead: with a reason, which is in the trail before anything is shown (domain.md §8). */
export const lookAtChild =
  (ports: Ports) =>
  async (asked: Asked & { readonly childId: string; readonly why: string }): Promise<Saved<ChildFile>> => {
    const { actor, chain, setting, childId } = asked;
    const why = asked.why.trim();
    const child = await childIn(ports, asked);
    if (why.length < LEAST_WHY)
      return refused({ why: 'Please say why, in a line. The setting’s SENCO can read it.' });
    if (why.length > MOST_WHY) return refused({ why: `Please use at most ${MOST_WHY} characters.` });
    await ports.store.childLooks.insert({
      id: ports.newId(),
      tenant: setting.tenant,
      settingId: setting.id,
      childId,
      chain: asRef(chain),
      by: { tenant: actor.tenant, userId: actor.userId },
      byName: actor.name,
      why,
      at: ports.clock.now(),
    });
    return saved(await childFileOf(ports)(child));
  };
