import type { Button, HomeView } from '@slack/types';
import fc from 'fast-check';
import {
  type HomeItem,
  type HomeSection,
  homeView,
  strangerHome,
  withoutPicture,
} from '../../blocks/home.ts';
import { button, small } from '../../blocks/parts.ts';
import { checkHome } from '../../scripts/sandbox/slack/block-kit/check.ts';
import { EVIL } from '../support/evil-text.ts';

const open = (n: number): Button => button({ action: `open:${n}`, label: `Open ${n}`, value: `x|${n}` });
const item = (text: string, buttons: number): HomeItem => ({
  text,
  buttons: Array.from({ length: buttons }, (_, n) => open(n)),
});
const section = (more: Partial<HomeSection>): HomeSection => ({
  ...{ heading: 'Part', lines: [], items: [], rest: 'type /due.' },
  ...more,
});
const many = (n: number, buttons: number) => Array.from({ length: n }, (_, i) => item(`line ${i}`, buttons));
const textsIn = (view: HomeView): string => JSON.stringify(view.blocks);
const sound = (view: HomeView): unknown => {
  const checked = checkHome(view);
  return checked.ok ? 'sound' : checked;
};

describe('Home', () => {
  it('fits Slack’s limits, however many children, gaps and drafts there are and whatever they are called', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 5000 }), fc.constant(EVIL));
    const anItem = fc.record({
      text,
      buttons: fc.constantFrom(...[0, 1, 2, 3].map((n) => item('', n).buttons)),
    });
    const aSection = fc.record({
      heading: text,
      lines: fc.array(anItem, { maxLength: 4 }),
      items: fc.array(anItem, { maxLength: 150 }),
      rest: fc.constant('type /due.'),
    });
    fc.assert(
      fc.property(fc.array(aSection, { minLength: 1, maxLength: 5 }), (sections) => {
        const view = homeView({ intro: [small('today')], sections });
        expect(sound(view)).toBe('sound');
        expect(view.blocks.length).toBeLessThanOrEqual(100);
        expect(textsIn(view)).not.toContain('mrkdwn');
      }),
      { numRuns: 60 },
    );
  });

  it('says how many of a list are left out, and where they are', () => {
    const view = homeView({ intro: [], sections: [section({ items: many(120, 1) })] });
    expect(view.blocks).toHaveLength(99);
    expect(textsIn(view)).toContain('And 23 more: type /due.');
  });

  it('shows some of each list: none pushes another out', () => {
    const sections = [section({ items: many(500, 2) }), section({ heading: 'Other', items: many(3, 1) })];
    const shown = textsIn(homeView({ intro: [], sections }));
    expect(shown).toContain('line 2');
    expect(shown.match(/And \d+ more/g)).toHaveLength(1);
  });

  it('has one button beside a line and several below it', () => {
    const one = homeView({ intro: [], sections: [section({ items: [item('a', 1)] })] });
    expect(one.blocks.map(({ type }) => type)).toEqual(['header', 'section']);
    const two = homeView({ intro: [], sections: [section({ items: [item('a', 2)] })] });
    expect(two.blocks.map(({ type }) => type)).toEqual(['header', 'section', 'actions']);
  });

  it('shows a picture with its words, and goes without it where it must', () => {
    const picture = { fileId: 'F1', alt: '3 of 4' };
    const view = homeView({ intro: [], sections: [section({ picture, lines: [item('3 of 4', 0)] })] });
    expect(sound(view)).toBe('sound');
    expect(view.blocks[1]).toEqual({ type: 'image', alt_text: '3 of 4', slack_file: { id: 'F1' } });
    expect(withoutPicture(view).blocks.map(({ type }) => type)).toEqual(['header', 'section']);
  });

  it.each([true, false])('tells a stranger what this is (settings there: %s)', (there) => {
    const view = strangerHome(there ? [open(0)] : [], 'Ask somebody.');
    expect(sound(view)).toBe('sound');
    expect(textsIn(view)).toContain('Ask somebody.');
  });
});
