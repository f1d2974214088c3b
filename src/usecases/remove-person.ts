import type { Ports } from './ports.ts';

/** Answers in how many settings they were. */
export type RemovePerson = (who: { readonly tenant: string; readonly userId: string }) => Promise<number>;

/**
 * Takes away every right of somebody who left the workspace or became a guest. What they wrote stays.
 */
export const removePerson =
  ({ store }: Pick<Ports, 'store'>): RemovePerson =>
  ({ tenant, userId }) =>
    store.together(async () => {
      const theirs = await store.members.ofUser({ tenant, userId });
      for (const { settingId } of theirs) {
        const team = await store.members.ofSettings({ tenant, settingIds: [settingId] });
        const members = team.filter((member) => member.userId !== userId);
        await store.members.replaceAll({ tenant, settingId, members });
        await store.todayLists.remove({ tenant, settingId, userId });
      }
      await store.feeds.remove({ tenant, userId });
      return theirs.length;
    });
