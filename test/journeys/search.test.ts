import type { Nursery } from '../support/nursery.ts';
import { startWillow } from '../support/willow.ts';

let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Tadhg', 'Layla', '陈', 'Llŷr', 'Amara', 'Amaya']);
});
afterAll(() => nursery.stop());

describe('text after a command finds the child', () => {
  it.each([
    ['lukasz', 'Zofia Wiśniewska-Łukasz'],
    ['WISNIEWSKA', 'Zofia Wiśniewska-Łukasz'],
    ['o’riordan', "Tadhg O'Riordan-D'Arcy"],
    ["o'riordan", "Tadhg O'Riordan-D'Arcy"],
    ['oriordan darcy', "Tadhg O'Riordan-D'Arcy"],
    ['llyr', 'Llŷr ap Gwilym-Ffowc'],
    ['gwilym ffowc', 'Llŷr ap Gwilym-Ffowc'],
    ['ليلى', 'ليلى الحسيني'],
    ['layla', 'ليلى الحسيني'],
    ['陈', '陈思远'],
    ['思远', '陈思远'],
    ['leo', '陈思远'],
    ['amara', 'Amara Nwosu-Bell'],
    ['wil-01', 'Zofia Wiśniewska-Łukasz'],
  ])('“%s” is %s, preselected', async (typed, name) => {
    await key().command('/isp', typed);
    expect(key().text()).toContain(`Child’s name: ${name}`);
    await key().close();
  });

  it.each(['nwosu', 'Nwosu-Bell', 'ama'])('“%s” means both twins, and lets one choose', async (typed) => {
    await key().command('/isp', typed);
    expect(key().view?.title?.text).toBe('Which child?');
    for (const twin of ['Amara', 'Amaya']) expect(key().text()).toContain(twin);
    await key().fill({ 'Child’s name': 'WIL-07' });
    await key().submit();
    await key().sees('Child’s name: Amaya Nwosu-Bell');
    await key().close();
  });

  it.each(['bartholomew', '???', 'zofia amara'])('“%s” is nobody, and the answer says so', async (typed) => {
    const answer = await key().command('/isp', typed);
    expect(answer.message?.text).toContain(`No child of yours matches “${typed}”.`);
    expect(answer.message?.text).toContain('type /isp alone to choose from the list');
    expect(key().view).toBeUndefined();
  });

  it('offers every child when nothing is typed', async () => {
    await key().command('/isp');
    expect(
      key()
        .text()
        .match(/WIL-\d\d/g),
    ).toHaveLength(7);
  });
});
