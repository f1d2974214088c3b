import type { AuditLine } from '../domain/audit.ts';
import type { Child } from '../domain/child.ts';
import type { Entry, ReportRequest, SheetRecord, Version } from '../domain/record.ts';
import type { Member, Setting } from '../domain/setting.ts';
import type { PostedFile } from './ports.ts';

/** Everything that is stored about one child. */
export interface Everything {
  readonly child: Child;
  readonly setting: Setting;
  readonly members: readonly Member[];
  readonly today: string;
  readonly records: readonly { readonly record: SheetRecord; readonly versions: readonly Version[] }[];
  readonly entries: readonly Entry[];
  readonly reports: readonly ReportRequest[];
  readonly audit: readonly AuditLine[];
  readonly files: readonly PostedFile[];
}
