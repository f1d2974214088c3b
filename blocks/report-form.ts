import type { ModalView } from '@slack/types';
import { type Child, calledName } from '../src/domain/child.ts';
import type { ReportRequest } from '../src/domain/record.ts';
import { checksInput, choiceInput, dateInput, textInput } from './inputs.ts';
import { modal, small } from './parts.ts';

export const REPORT_FORM = 'report-form';

/** A report asked of an agency; `state` says where an earlier request stands. */
export function reportForm(child: Child, report: ReportRequest | null, state: string): ModalView {
  const { agencyConsent } = child;
  return modal({
    callbackId: REPORT_FORM,
    title: 'Ask for a report',
    submit: 'Save',
    metadata: { child: child.id, report: report?.id ?? null, base: report?.revision ?? 0 },
    blocks: [
      small(`${child.code} · ${calledName(child)}${state === '' ? '' : ` · ${state}`}`),
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
