import { namesChild } from '../../src/domain/names-child.ts';

const zofia = { name: 'Zofia Wiśniewska-Łukasz', preferredName: '' };
const leo = { name: '陈思远', preferredName: 'Leo' };

it.each([
  ['Now/next boards worked for Zofia', zofia, true],
  ['Zofia’s board goes to every room', zofia, true],
  ['ZOFIA WISNIEWSKA LUKASZ', zofia, true],
  ['Boards at every transition', zofia, false],
  ['Ask Leo first', leo, true],
  ['陈思远 likes bubbles', leo, true],
  ['Leopards in the story corner', leo, false],
])('%j', (text, child, named) => {
  expect(namesChild(text, child)).toBe(named);
});
