import type { Child } from '../domain/child.ts';
import { erasableFrom } from '../domain/retention.ts';
import type { Actor } from '../domain/setting.ts';
import { listFor } from './guard.ts';
import type { Ports } from './ports.ts';

export interface Proposal {
  readonly child: Child;
  readonly from: string;
  /** The day has come. Nothing is erased by itself. */
  readonly due: boolean;
}

/** Every child of whom the actor may decide, those that may be erased first, by day; the first `limit` are noted. */
export const retentionList =
  (ports: Ports) =>
  async ({
    actor,
    limit,
  }: {
    readonly actor: Actor;
    readonly limit: number;
  }): Promise<readonly Proposal[]> => {
    const settings = await ports.store.settings.all({ tenant: actor.tenant });
    return listFor(ports, { actor, action: 'erase child' }, async (children) => {
      const proposals = children.flatMap((child): Proposal[] => {
        const setting = settings.find(({ id }) => id === child.settingId);
        if (!setting) return [];
        const from = erasableFrom(ports.profiles.of(setting), child);
        return [{ child, from, due: from <= ports.clock.today(setting.timeZone) }];
      });
      const answer = proposals.sort((a, b) => (a.from < b.from ? -1 : 1)).slice(0, limit);
      return { answer, shown: answer.map(({ child }) => child) };
    });
  };
