import type { ChainRef } from '../../domain/chain/chain.ts';
import type { ReviewClock } from '../../domain/review-clock.ts';
import type { Actor, Setting } from '../../domain/setting.ts';
import { sheetOf } from '../../domain/sheets/index.ts';
import { type ChildFile, childFileOf } from '../child-file.ts';
import { clockOf } from '../due-list.ts';
import { chainChildFor, chainListFor, notFound } from '../guard.ts';
import type { Ports } from '../ports.ts';
import type { SeenChain } from './chain-guard.ts';

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

interface ChainSetting extends SeenChain {
  readonly setting: Setting;
  readonly region: string;
  readonly children: readonly CodedChild[];
}

/** A setting's children with a live plan, by code only, the earliest due first. Of them no word is decrypted. */
export const chainSetting =
  (ports: Ports) =>
  (asked: Asked): Promise<ChainSetting> =>
    chainListFor(ports, asked, async ({ link, ...seen }, { codesOf, liveDates }) => {
      const { tenant, id } = asked.setting;
      const [setting, live] = await Promise.all([
        ports.store.settings.get({ tenant, id }),
        liveDates({ tenant, settingId: id }),
      ]);
      if (!setting) throw notFound();
      const today = ports.clock.today(setting.timeZone);
      const children = await codesOf({ tenant, ids: [...new Set(live.map(({ childId }) => childId))] });
      const coded = children.map(({ id: childId, code }): CodedChild => {
        const plans = live.filter((plan) => plan.childId === childId);
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
      const shown = coded.sort((a, b) => worst(a).localeCompare(worst(b)) || a.code.localeCompare(b.code));
      const answer = { ...seen, setting, region: link.region, children: shown };
      return { answer, shown: shown.map((child) => child.id) };
    });

/** Opens one child's record to a lead, once they have said why; the reason is in the trail first (domain.md §8). */
export const lookAtChild =
  (ports: Ports) =>
  async (asked: Asked & { readonly childId: string }): Promise<ChildFile> =>
    childFileOf(ports)(await chainChildFor(ports, asked));
