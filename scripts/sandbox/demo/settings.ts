import { addDays } from '../../../src/domain/dates.ts';
import { type Actor, type Setting, USUAL_HOURS } from '../../../src/domain/setting.ts';
import { nameMembers, saveSetting } from '../../../src/usecases/save-setting.ts';
import { type Diary, must } from './at-day.ts';
import { demoPeople } from './people.ts';
import type { Story } from './story.ts';

/** Between two terms a term-time setting is closed: from the day after one to the day before the next. */
const betweenTerms = ({ termDates }: Story['chain']) =>
  termDates.slice(1).map(([from], index) => [addDays(termDates[index]?.[1] ?? from, 1), addDays(from, -1)]);

const closures = (chain: Story['chain'], pattern: string): string =>
  (pattern === 'term-time' ? [...betweenTerms(chain), ...chain.halfTerms] : chain.yearRoundClosures)
    .map(([from, to]) => `${from} to ${to}, closed`)
    .join('\n');

const nameOf = async (userId: string): Promise<string> =>
  demoPeople.find(({ id }) => id === userId)?.real_name ?? '';

/** The owner of the workspace makes the settings, before the first plan. */
export const makeSettings = async (
  ports: Diary,
  { tenant, story }: { tenant: string; story: Story },
): Promise<readonly Setting[]> => {
  const owner: Actor = { tenant, userId: 'UGRACE', name: 'Grace Adeyemi', memberships: [] };
  const { chain } = story;
  ports.turnTo('2025-09-01');
  return Promise.all(
    story.settings.map(async ({ code, channel, senco, manager, practitioner, lead }) => {
      const known = chain.settings.find((setting) => setting.code === code);
      const pattern = known?.pattern ?? '';
      const input = { name: known?.name ?? '', code, pattern, closures: closures(chain, pattern) };
      const result = await saveSetting(ports)({
        actor: owner,
        settingId: null,
        base: 0,
        input: {
          ...input,
          sencoChannel: channel,
          messageHours: USUAL_HOURS,
          profileId: '',
          closuresFile: null,
          team: { senco, manager, practitioner, 'inclusion lead': lead },
        },
        isAdmin: true,
        receipt: { key: `demo:${code}`, content: code },
      });
      const setting = must(code, result);
      await nameMembers(ports, { tenant, settingId: setting.id, nameOf });
      return setting;
    }),
  );
};
