import { until } from '../../scripts/sandbox/slack/until.ts';
import { visibleText } from '../../scripts/sandbox/slack/visible-text.ts';
import type { Nursery } from './nursery.ts';

/** Everything that can be read on somebody's Home; '' where none was published. */
export const homeText = ({ slack }: Nursery, user: string): string =>
  visibleText(slack.as(user).home?.blocks ?? []);

/** Opens Home and waits until it is a new one; answers its words and the calls that it took. */
export async function opensHome(
  nursery: Nursery,
  user: string,
): Promise<{ readonly text: string; readonly calls: readonly string[] }> {
  const { slack } = nursery;
  const before = slack.as(user).home?.hash;
  const from = slack.exchanges.length;
  const answer = await slack.as(user).openHome();
  if (answer.status !== 200) throw new Error(`the event was answered ${answer.status}`);
  await until(() => slack.as(user).home !== undefined && slack.as(user).home?.hash !== before, {
    what: `${user}'s Home`,
  });
  const calls = slack.exchanges
    .slice(from)
    .filter(({ direction }) => direction === 'to-slack')
    .map(({ name }) => name);
  return { text: homeText(nursery, user), calls };
}

/** Waits until somebody's Home says this, without their opening it. */
export const homeSays = (nursery: Nursery, user: string, words: string): Promise<string> =>
  until(() => [homeText(nursery, user)].find((text) => text.includes(words)), {
    ms: 10_000,
    what: `the Home of ${user} to say "${words}", not ${homeText(nursery, user)}`,
  });
