import { addDays, isDate, longDate } from '../domain/dates.ts';
import type { ReportRequest } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import { changedMeanwhile, childToChange, notFound, settingOf } from './guard.ts';
import type { Ports } from './ports.ts';
import { movedOn, refused, type Saved, saved } from './saved.ts';

export type ReportInput = Readonly<
  Pick<ReportRequest, 'agency' | 'consentBy' | 'consentOn' | 'requestedOn' | 'receivedOn' | 'reportDate'> & {
    about: string;
    source: string;
    chasedToday: boolean;
  }
>;

/** A report is too old to plan on after this many days (domain.md §6). */
const OLD = 365;

/** Is the report older than twelve months on that day? */
export const isOld = (report: Pick<ReportRequest, 'reportDate'>, today: string): boolean =>
  report.reportDate !== '' && addDays(report.reportDate, OLD) < today;

/** Where a request stands: consent → requested → chased → received. */
export function reportState(report: ReportRequest, today: string): string {
  if (report.receivedOn) {
    const age = isOld(report, today) ? ', older than 12 months' : '';
    return `received on ${longDate(report.receivedOn)}${report.reportDate ? `, dated ${longDate(report.reportDate)}${age}` : ''}`;
  }
  const chased = report.chasedOn.at(-1);
  if (chased) return `chased on ${longDate(chased)}`;
  if (report.requestedOn) return `requested on ${longDate(report.requestedOn)}`;
  return report.consentOn ? `consent given on ${longDate(report.consentOn)}` : 'waiting for parents’ consent';
}

function problems(input: ReportInput, today: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (input.agency === '') errors.agency = 'Which agency? For example: Speech and language therapy.';
  if (input.source === '') errors.source = 'Please choose one.';
  if (input.about === '') errors.about = 'Please choose one.';
  const dates = {
    consentOn: input.consentOn,
    requestedOn: input.requestedOn,
    receivedOn: input.receivedOn,
    reportDate: input.reportDate,
  };
  for (const [key, date] of Object.entries(dates)) {
    if (date !== '' && !isDate(date)) errors[key] = 'Please choose a date, such as 3 March 2026.';
    else if (date > today)
      errors[key] = `${longDate(date)} is still to come. Please choose the day it happened.`;
  }
  const asked = input.requestedOn !== '' || input.chasedToday;
  if (input.source === 'agency' && asked && (input.consentBy === '' || input.consentOn === ''))
    errors[input.consentBy === '' ? 'consentBy' : 'consentOn'] ??=
      'Ask the parents first: an agency is only contacted with their consent. Who gave it, and when?';
  if (input.chasedToday && input.requestedOn === '') errors.requestedOn ??= 'When was it first requested?';
  if (input.receivedOn !== '' && input.reportDate === '')
    errors.reportDate ??= 'Which date stands on the report?';
  if (input.reportDate !== '' && input.receivedOn !== '' && input.reportDate > input.receivedOn)
    errors.reportDate ??= 'The report is dated after the day it came. Please check both dates.';
  return errors;
}

/** Keeps track of a report asked of an agency, or of a copy from the parents (domain.md §6). */
export const saveReport =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly childId: string;
    readonly reportId: string | null;
    readonly base: number;
    readonly input: ReportInput;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Saved<ReportRequest>> => {
    const { actor, childId, reportId, base, input, receipt } = command;
    const { tenant } = actor;
    const { child, open } = await childToChange(ports, { actor, action: 'chase report', childId });
    const today = ports.clock.today((await settingOf(ports, child)).timeZone);
    const current = reportId ? await open.store.reports.get({ tenant, id: reportId }) : null;
    if (reportId && current?.childId !== childId) throw notFound();
    const errors = problems(input, today);
    if (Object.keys(errors).length > 0) return refused(errors);
    const { chasedToday, about, source, ...rest } = input;
    return ports.store.once({ tenant, ...receipt }, async () => {
      if (current && current.revision !== base) return movedOn(current.revision);
      const report: ReportRequest = {
        ...rest,
        id: current?.id ?? ports.newId(),
        tenant,
        settingId: child.settingId,
        childId,
        about: about as ReportRequest['about'],
        source: source as ReportRequest['source'],
        chasedOn: [...(current?.chasedOn ?? []), ...(chasedToday ? [today] : [])],
        revision: current ? base : 1,
      };
      if (!current) await open.store.reports.insert(report);
      else if (!(await open.store.reports.replace(report))) throw changedMeanwhile();
      return saved(report);
    });
  };
