import { clip, escapeText } from '../../blocks/text.ts';

describe('text that is no plain text to Slack', () => {
  it.each([
    ['<!channel> & <https://x|y>', '&lt;!channel&gt; &amp; &lt;https://x|y&gt;'],
    ['*bold*', '\u200b*bold\u200b*'],
    ['said:\n> quoted', 'said:\n\u200b&gt; quoted'],
    ['a :smile: at 09:10', 'a :\u200bsmile: at 09:10'],
    [':thumbs_up:', ':\u200bthumbs\u200b_up:'],
  ])('is escaped: %s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('is never cut within a character', () => {
    for (let most = 2; most < 12; most += 1)
      expect(clip('ab👍🏽cd👍🏽ef', most)).not.toMatch(/\p{Surrogate}/u);
  });
});
