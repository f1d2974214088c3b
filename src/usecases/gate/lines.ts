import type { NewAuditLine } from '../../domain/audit.ts';
import type { Clock, Gate, Permit } from '../ports.ts';

/** All settings are in England. */
const TIME_ZONE = 'Europe/London';

export type Row = Parameters<Permit['covers']>[0];

/** A line of the audit trail about something done under a permit. */
export const lineOf = (
  clock: Pick<Clock, 'today'>,
  { by, roleIn }: Permit,
  line: Parameters<Gate['note']>[1],
): NewAuditLine => ({ ...by, ...line, role: roleIn(line.chain), on: clock.today(TIME_ZONE) });

export const rowOfChild = (child: { readonly settingId: string; readonly id: string }): Row => ({
  settingId: child.settingId,
  childId: child.id,
});
