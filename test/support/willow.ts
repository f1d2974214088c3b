import type { Person } from '../../scripts/sandbox/slack/client/person.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import type { Message } from '../../scripts/sandbox/slack/world.ts';
import type { Clock } from '../../src/clock.ts';
import { childNamed, settingName } from './hazelbrook.ts';
import { clockOn, type Nursery, startNursery } from './nursery.ts';
import { addChild, addSetting } from './register.ts';

/** One setting, Willow Bank, with these children of the story in its register. */
export async function startWillow(
  names: readonly string[],
  options: {
    readonly today?: string;
    readonly clock?: Clock;
    readonly mongoUri?: string;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Nursery> {
  const { today = '2026-07-10', clock = clockOn(today), mongoUri, env = {} } = options;
  const nursery = await startNursery({
    clock,
    env,
    ...(mongoUri === undefined ? {} : { mongoUri }),
  });
  await addSetting(nursery.slack, { name: settingName('WIL'), code: 'WIL' });
  for (const name of names) {
    const child = childNamed(name);
    const preferredName = child.nickname ?? child.latinName ?? '';
    await addChild(nursery.slack, { ...child, preferredName, setting: settingName('WIL') });
  }
  return nursery;
}

/** The newest card in the person's direct messages that begins with these words. */
export const cardOf = (person: Person, title: string): Promise<Message> =>
  until(() => person.dms().findLast((message) => message.text.startsWith(title)), {
    what: `a card: ${title}`,
  });
