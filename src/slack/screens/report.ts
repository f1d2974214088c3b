import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { checksInput, choiceInput, dateInput, textInput } from '../../../blocks/inputs.ts';
import { modal, small } from '../../../blocks/parts.ts';
import { type Child, calledName } from '../../domain/child.ts';
import type { ReportRequest } from '../../domain/record.ts';
import { childFor, notFound, settingOf } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import { reportState, saveReport } from '../../usecases/report-request.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { childFileView } from './child-file.ts';
import type { Opening } from './openers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, text } from './support.ts';

const REPORT_FORM = 'report-form';
const metadataOf = z.strictObject({ child: z.string(), report: z.string().nullable(), base: z.number() });

function reportForm(child: Child, report: ReportRequest | null, today: string): ModalView {
  const { agencyConsent } = child;
  return modal({
    callbackId: REPORT_FORM,
    title: 'Ask for a report',
    submit: 'Save',
    metadata: { child: child.id, report: report?.id ?? null, base: report?.revision ?? 0 },
    blocks: [
      small(`${child.code} · ${calledName(child)}${report ? ` · ${reportState(report, today)}` : ''}`),
      textInput({ key: 'agency', label: 'Agency', initial: report?.agency ?? child.agencies[0] }),
      choiceInput({
        key: 'about',
        label: 'What is needed',
        options: [
          { value: 'report', label: 'A copy of a report' },
          { value: 'new observation', label: 'A new observation and report, as all targets are achieved' },
        ],
        initial: report?.about,
      }),
      choiceInput({
        key: 'source',
        label: 'Who is asked',
        options: [
          { value: 'agency', label: 'The agency, with the parents’ consent' },
          { value: 'parents', label: 'The parents, for their copy' },
        ],
        initial: report?.source ?? 'agency',
      }),
      textInput({
        key: 'consentBy',
        label: 'Consent given by',
        optional: true,
        initial: report?.consentBy ?? (agencyConsent.given ? agencyConsent.by : ''),
      }),
      dateInput({
        key: 'consentOn',
        label: 'Consent given on',
        optional: true,
        initial: report?.consentOn ?? (agencyConsent.given ? agencyConsent.on : ''),
      }),
      dateInput({ key: 'requestedOn', label: 'Requested on', optional: true, initial: report?.requestedOn }),
      checksInput({
        key: 'chased',
        label: 'Chased',
        optional: true,
        options: [{ value: 'today', label: 'I chased it today' }],
        initial: [],
      }),
      dateInput({ key: 'receivedOn', label: 'Received on', optional: true, initial: report?.receivedOn }),
      dateInput({
        key: 'reportDate',
        label: 'Date on the report',
        optional: true,
        initial: report?.reportDate,
      }),
    ],
  });
}

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
    saved: (report) => ({
      kind: 'done',
      afterwards: async (slack) => {
        if (view.previousId)
          await slack.updateView({
            viewId: view.previousId,
            view: await childFileView(ports, context, childId),
          });
        const child = await childFor(ports, { actor, action: 'chase report', childId });
        const today = ports.clock.today((await settingOf(ports, child)).timeZone);
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

export const reportOpenings = (ports: Ports): Readonly<Record<string, Opening>> => ({
  report: {
    about: 'child',
    action: 'chase report',
    command: '/child',
    open: async ({ actor }, childId) => {
      const child = await childFor(ports, { actor, action: 'chase report', childId });
      return reportForm(child, null, ports.clock.today((await settingOf(ports, child)).timeZone));
    },
  },
  'edit-report': {
    about: 'child',
    action: 'chase report',
    command: '/child',
    open: async ({ actor }, reportId) => {
      const report = await ports.store.reports.get({ tenant: actor.tenant, id: reportId });
      if (!report) throw notFound('report');
      const child = await childFor(ports, { actor, action: 'chase report', childId: report.childId });
      return reportForm(child, report, ports.clock.today((await settingOf(ports, child)).timeZone));
    },
  },
});
