import { completed, isCommand, suggestCommands } from '../../../scripts/sandbox/page/commands.ts';

const commands = ['/intervention', '/ipm', '/isp', '/due'].map((command) => ({
  command,
  description: 'What it does',
  usage: '[child]',
}));
const offered = (typed: string) => suggestCommands(commands, typed).map(({ command }) => command);

describe('the commands the composer offers', () => {
  it('are all after a slash, then those that begin as typed', () => {
    expect(offered('/')).toHaveLength(4);
    expect(offered('/i')).toEqual(['/intervention', '/ipm', '/isp']);
    expect(offered('/INT')).toEqual(['/intervention']);
  });

  it.each(['', 'hello', 'hello /i', '/nothing', '/isp zofia'])('are none for “%s”', (typed) => {
    expect(offered(typed)).toEqual([]);
  });

  it('wait for their text once chosen', () => {
    expect(commands.slice(0, 1).map(completed)).toEqual(['/intervention ']);
    expect(isCommand('  /due')).toBe(true);
    expect(isCommand('or /due')).toBe(false);
  });
});
