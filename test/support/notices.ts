import { type Notice, type NoticeKind, type NoticeLine, newNotice } from '../../src/domain/notice.ts';

export const line = (more: Partial<NoticeLine> = {}): NoticeLine => ({
  planId: '3b241101-e2bb-4255-8caf-4136c566a962',
  childId: '5f0c1a6e-0d6f-4a0b-9a37-5a1c1f5a2b11',
  childCode: 'WIL-07',
  planCode: 'ISP',
  step: 'window',
  due: '2025-12-29',
  closure: null,
  became: { what: 'open' },
  ...more,
});

/** A notice nobody has sent yet. */
export const notice = <K extends NoticeKind>(
  kind: K,
  lines: readonly NoticeLine[],
  more: Partial<Notice> = {},
): Notice & { readonly kind: K } => ({
  ...newNotice({
    id: `set-1/${kind}/${lines[0]?.step}/${lines[0]?.planId}`,
    tenant: 'T1',
    settingId: 'set-1',
    to: kind === 'escalation' || kind === 'channel lost' ? { user: 'ULEAD' } : { channel: 'GSENCO' },
    day: '2025-12-15',
    lines,
    kind,
  }),
  ...more,
  kind,
});
