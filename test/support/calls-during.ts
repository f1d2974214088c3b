import type { Slack } from '../../scripts/sandbox/slack/start-slack.ts';

/** The names of what the app asked of Slack meanwhile. */
export const callsDuring = async (
  { exchanges }: Pick<Slack, 'exchanges'>,
  act: () => Promise<unknown>,
): Promise<readonly string[]> => {
  const before = exchanges.length;
  await act();
  return exchanges
    .slice(before)
    .filter(({ direction }) => direction === 'to-slack')
    .map(({ name }) => name);
};
