import { z } from 'zod';
import { REPORT_FORM, reportForm } from '../../../blocks/report-form.ts';
import { childFor, reportFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import { reportState, saveReport } from '../../usecases/report-request.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { showInFile } from './after-save.ts';
import type { Opening } from './openers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, text, typedAnew } from './support.ts';

const metadataOf = z.strictObject({ child: z.string(), report: z.string().nullable(), base: z.number() });

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { child: childId, report: reportId, base } = readMetadata(metadataOf, view.metadata);
  const { actor } = context;
  const { values } = view;
  const result = await saveReport(ports)({
    actor,
    childId,
    reportId,
    base,
    input: {
      agency: text(values, 'agency').trim(),
      about: text(values, 'about'),
      source: text(values, 'source'),
      consentBy: text(values, 'consentBy').trim(),
      consentOn: text(values, 'consentOn'),
      requestedOn: text(values, 'requestedOn'),
      chasedToday: list(values, 'chased').includes('today'),
      receivedOn: text(values, 'receivedOn'),
      reportDate: text(values, 'reportDate'),
    },
    receipt: receiptOf(view),
  });
  return reply(result, {
    conflict: () => typedAnew(editReportOpening(ports).open(context, reportId ?? ''), view),
    saved: (report) => ({
      kind: 'done',
      afterwards: async (slack) => {
        await showInFile(ports, context, { view, childId })(slack);
        const { child, setting } = await reportFor(ports, {
          ...{ actor, action: 'chase report', reportId: report.id },
        });
        const today = ports.clock.today(setting.timeZone);
        await slack.directMessage({
          userId: actor.userId,
          message: {
            text: `${child.code}: ${report.agency}, ${report.about}: ${reportState(report, today)}.`,
          },
        });
      },
    }),
  });
}

/** A report asked of an agency, from consent to receipt (domain.md §6). */
export const reportScreen = (ports: Ports): Screen => ({
  submissions: { [REPORT_FORM]: (context, view) => submit(ports, context, view) },
});

const editReportOpening = (ports: Ports): Opening => ({
  about: 'child',
  action: 'chase report',
  command: '/child',
  open: async ({ actor }, reportId) => {
    const { report, child, setting } = await reportFor(ports, { actor, action: 'chase report', reportId });
    return reportForm(child, report, reportState(report, ports.clock.today(setting.timeZone)));
  },
});

export const reportOpenings = (ports: Ports): Readonly<Record<string, Opening>> => ({
  report: {
    about: 'child',
    action: 'chase report',
    command: '/child',
    open: async ({ actor }, childId) => {
      const { child } = await childFor(ports, { actor, action: 'chase report', childId });
      return reportForm(child, null, '');
    },
  },
  'edit-report': editReportOpening(ports),
});
