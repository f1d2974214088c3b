import {
  byDay,
  initialsOf,
  isUnread,
  kindOf,
  nameOf,
  newestTs,
  sizeOf,
  unescaped,
} from '../../../scripts/sandbox/page/messages.ts';
import { dayWords, timeOf } from '../../../scripts/sandbox/page/time.ts';
import type { PageMessage, Place, Snapshot } from '../../../scripts/sandbox/workspace/page-api.ts';

const at = (iso: string) => `${Date.parse(iso) / 1000}.000001`;
const message = (iso: string, from = 'UAPP'): PageMessage => ({
  ...{ ts: at(iso), from, text: iso, blocks: [], files: [] },
  ...{ isApp: from === 'UAPP', isEphemeral: false, isSlackbot: false, isEdited: false },
});
const place = (...messages: PageMessage[]): Place => ({
  ...{ id: 'C1', kind: 'channel', name: 'team', isPrivate: true, writable: true },
  messages,
});

const monday = message('2026-03-02T23:30:00Z');
const summer = message('2026-07-06T23:30:00Z');

describe('messages', () => {
  it('stand in order of time under the day in London', () => {
    expect(byDay([summer, monday])).toEqual([
      { day: 'Monday 2 March 2026', messages: [monday] },
      { day: 'Tuesday 7 July 2026', messages: [summer] },
    ]);
    expect(timeOf(summer.ts)).toBe('00:30');
    expect(newestTs(place(summer, monday))).toBe(summer.ts);
    expect(newestTs(place())).toBe('0');
    expect(dayWords('2026-03-29')).toBe('Sunday 29 March 2026');
  });

  it('are unread when somebody else wrote them after the last look', () => {
    expect(isUnread(place(monday), 'UPRIYA', undefined)).toBe(true);
    expect(isUnread(place(monday), 'UPRIYA', monday.ts)).toBe(false);
    expect(isUnread(place(message('2026-03-02T10:00:00Z', 'UPRIYA')), 'UPRIYA', undefined)).toBe(false);
  });

  it('are from people, the app or Slackbot', () => {
    const snapshot = {
      people: [{ id: 'UPRIYA', name: 'Priya Shah', about: '' }],
      places: [{ ...place(), kind: 'app', name: 'Graduated Response' }],
    } as unknown as Snapshot;
    expect(nameOf(snapshot, message('2026-03-02T10:00:00Z', 'UPRIYA'))).toBe('Priya Shah');
    expect(nameOf(snapshot, monday)).toBe('Graduated Response');
    expect(nameOf(snapshot, { ...monday, isApp: false, isSlackbot: true })).toBe('Slackbot');
  });

  it('show what was typed, and no markup', () => {
    expect(unescaped('&lt;b&gt; &amp;amp;')).toBe('<b> &amp;');
  });

  it('name files by kind and size', () => {
    expect(['a.pdf', 'b.CSV', 'c'].map(kindOf)).toEqual(['PDF', 'CSV', 'File']);
    expect([12, 14_400, 2_450_000].map(sizeOf)).toEqual(['12 bytes', '14 kB', '2.5 MB']);
    expect(['Priya Shah', 'ليلى الحسيني', 'Slackbot'].map(initialsOf)).toEqual(['PS', 'لا', 'S']);
  });
});
