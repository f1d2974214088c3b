import type { KnownBlock, ModalView } from '@slack/types';
import type { ChainRequest, RequestPart } from '../../src/domain/chain/requests.ts';
import { longDate } from '../../src/domain/dates.ts';
import { choiceInput, dateInput, searchManyInput, textInput } from '../inputs.ts';
import { limits } from '../limits.ts';
import { actions, button, heading, line, modal, small, words } from '../parts.ts';
import { clip, plain } from '../text.ts';
import { CHAIN_OPEN, FIND_SETTING, nth, PART } from './ids.ts';
import { regionInput } from './join.ts';

export const REQUEST_FORM = 'chain-request';
export const NO_FORM = 'chain-request-no';

/** What a lead asks of settings. */
export const requestForm = (regions: readonly string[], metadata: unknown): ModalView =>
  modal({
    callbackId: REQUEST_FORM,
    title: 'Send a request',
    submit: 'Send',
    metadata,
    blocks: [
      choiceInput({
        key: 'kind',
        label: 'What is it?',
        options: [
          { value: 'action', label: 'Something to do by a day' },
          { value: 'offer', label: 'An offer: a line for each inclusion action plan' },
        ],
        initial: 'action',
      }),
      textInput({
        key: 'text',
        label: 'In words',
        hint: 'Such as: Review all GR3 plans. Or what one setting proved, offered to all. No child’s name.',
        multiline: true,
      }),
      dateInput({ key: 'dueOn', label: 'By when' }),
      ...regionInput(regions, { none: 'Every setting of mine' }),
      searchManyInput({
        key: 'settings',
        label: 'Or only to these settings',
        optional: true,
        actionId: FIND_SETTING,
      }),
    ],
  });

const WORDS: Readonly<Record<RequestPart['state'], string>> = {
  open: 'open',
  done: 'done',
  'not applicable': 'not applicable',
  adopted: 'adopted',
  declined: 'declined',
};

const tallyWords = (parts: readonly RequestPart[], sent: number): string => {
  const states = Object.keys(WORDS) as RequestPart['state'][];
  const counts = states
    .map((state) => [state, parts.filter((part) => part.state === state).length] as const)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => `${n} ${WORDS[state]}`);
  return `${counts.join(' · ') || 'on its way'}, of ${sent === 1 ? '1 setting' : `${sent} settings`}`;
};

export interface SentRequest {
  readonly request: ChainRequest;
  readonly parts: readonly RequestPart[];
}

const titleOf = ({ kind, dueOn }: Pick<ChainRequest, 'kind' | 'dueOn'>): string =>
  kind === 'offer' ? `Offer, answer by ${longDate(dueOn)}` : `To do by ${longDate(dueOn)}`;

/** What was sent, the newest first, and how far it is. */
export const requestsView = (ref: string, sent: readonly SentRequest[]): ModalView =>
  modal({
    callbackId: 'chain-requests',
    title: 'Requests',
    blocks:
      sent.length === 0
        ? [words('Nothing was sent yet.')]
        : sent.map(
            ({ request, parts }): KnownBlock => ({
              type: 'section',
              text: plain(
                `${titleOf(request)}: ${clip(request.text, 200)}\n${tallyWords(parts, request.to.length)}`,
              ),
              accessory: button({ action: CHAIN_OPEN, label: 'Who?', value: `answers|${ref}|${request.id}` }),
            }),
          ),
  });

const ORDER: readonly RequestPart['state'][] = ['open', 'declined', 'not applicable', 'adopted', 'done'];

/** Who has answered one request, the open ones first. */
export const answersView = ({ request, parts }: SentRequest): ModalView => {
  const sorted = [...parts].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.settingName.localeCompare(b.settingName),
  );
  const most = limits.blocks - 6;
  const line_ = ({ settingName, state, why, answeredByName, answeredOn }: RequestPart): string =>
    [
      `${settingName}: ${WORDS[state]}`,
      ...(answeredOn ? [`${answeredByName || 'Somebody'}, ${longDate(answeredOn)}`] : []),
      ...(why ? [why] : []),
    ].join(' · ');
  return modal({
    callbackId: 'chain-answers',
    title: 'Who has answered?',
    blocks: [
      heading(titleOf(request)),
      words(request.text),
      small(`${request.byName}, ${longDate(request.sentOn)} · ${tallyWords(parts, request.to.length)}`),
      line,
      ...sorted.slice(0, most).map((part) => words(line_(part))),
      ...(sorted.length > most ? [small(`And ${sorted.length - most} more.`)] : []),
    ],
  });
};

const LABELS = {
  action: { yes: 'Done', no: 'Not applicable…' },
  offer: { yes: 'Adopt', no: 'Decline…' },
} as const;

export const partButtons = (
  { id, kind, state }: Pick<RequestPart, 'id' | 'kind' | 'state'>,
  { read }: { readonly read: boolean },
): readonly KnownBlock[] => {
  const verbs = [
    ...(read ? ([['read', 'Read']] as const) : []),
    ...(state === 'open'
      ? ([
          ['yes', LABELS[kind].yes],
          ['no', LABELS[kind].no],
        ] as const)
      : []),
  ];
  return verbs.length > 0
    ? [
        actions(
          ...verbs.map(([verb, label], index) =>
            button({ action: nth(PART, index), label, value: `${verb}|${id}` }),
          ),
        ),
      ]
    : [];
};

export const stateWords = ({ kind, state, dueOn, why }: RequestPart): string =>
  state === 'open'
    ? `Open, ${kind === 'offer' ? 'answer' : 'to do'} by ${longDate(dueOn)}.`
    : `Answered: ${WORDS[state]}${why ? `, ${why}` : ''}.`;

/** A setting's part in full, for those who answer for it. */
export const partView = (part: RequestPart, chainName: string): ModalView =>
  modal({
    callbackId: 'chain-part',
    title: part.kind === 'offer' ? 'An offer' : 'A request',
    metadata: { part: part.id },
    blocks: [
      small(`${part.byName}, ${chainName}, ${longDate(part.sentOn)} · for ${part.settingName}`),
      words(part.text),
      words(stateWords(part)),
      ...(part.kind === 'offer' && part.state === 'open'
        ? [small('Adopted, it becomes a line of your inclusion action plan.')]
        : []),
      ...partButtons(part, { read: false }),
    ],
  });

export const noForm = ({ kind, id, text }: RequestPart): ModalView =>
  modal({
    callbackId: NO_FORM,
    title: kind === 'offer' ? 'Decline' : 'Not applicable',
    submit: 'Send',
    metadata: { part: id },
    blocks: [
      words(text),
      textInput({ key: 'why', label: 'Why?', hint: 'One line for the lead. No child’s name.' }),
    ],
  });
