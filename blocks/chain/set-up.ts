import type { KnownBlock, ModalView } from '@slack/types';
import type { Chain, ChainLead } from '../../src/domain/chain/chain.ts';
import { longDate } from '../../src/domain/dates.ts';
import { USUAL_HOURS } from '../../src/domain/setting.ts';
import { channelInput, checksInput, dateInput, textInput, timeInput, userInput } from '../inputs.ts';
import { actions, button, heading, line, modal, small, words } from '../parts.ts';
import { plain } from '../text.ts';
import { CHAIN_DO, CHAIN_OPEN, nth } from './ids.ts';

export const CHAIN_FORM = 'chain-form';
export const LEAD_FORM = 'chain-lead';

/** A chain's name, regions and channel; null begins one. */
export const chainForm = (chain: Chain | null): ModalView =>
  modal({
    callbackId: CHAIN_FORM,
    title: chain ? 'Your chain' : 'Begin a chain',
    submit: 'Save',
    metadata: { chain: chain ? `${chain.tenant}/${chain.id}` : null, base: chain?.revision ?? 0 },
    blocks: [
      ...(chain
        ? []
        : [
            words(
              'A chain is several settings with inclusion leads. You become its first lead. Settings join with a code, and their SENCOs agree; until then you see nothing of them.',
            ),
          ]),
      textInput({ key: 'name', label: 'Name of the chain', initial: chain?.name }),
      textInput({
        key: 'regions',
        label: 'Regions',
        hint: 'One on each line, if you have any: North, South.',
        multiline: true,
        optional: true,
        initial: chain?.regions.join('\n'),
      }),
      channelInput({
        key: 'channel',
        label: 'Leads’ channel',
        hint: 'Gets the weekly digest, too. There, counts under five are not shown.',
        optional: true,
        initial: chain?.digestChannel ?? undefined,
      }),
    ],
  });

/** One lead's place; null adds one. `mayManage`: regions and removing, too. */
export const leadForm = (options: {
  readonly chain: Chain;
  readonly lead: ChainLead | null;
  readonly mayManage: boolean;
}): ModalView => {
  const { chain, lead, mayManage } = options;
  const ref = `${chain.tenant}/${chain.id}`;
  const hours = lead?.hours ?? USUAL_HOURS;
  return modal({
    callbackId: LEAD_FORM,
    title: lead ? 'A lead’s place' : 'Add a lead',
    submit: 'Save',
    metadata: { chain: ref, base: chain.revision, lead: lead ? `${lead.tenant}/${lead.userId}` : null },
    blocks: [
      ...(lead ? [words(lead.name || 'A lead')] : [userInput({ key: 'userId', label: 'Who leads?' })]),
      ...(mayManage
        ? [
            textInput({
              key: 'regions',
              label: 'Regions',
              hint: `One on each line: ${chain.regions.join(', ') || 'there are none yet'}. Empty: the whole chain, with its set-up.`,
              multiline: true,
              optional: true,
              initial: lead?.regions?.join('\n'),
            }),
          ]
        : []),
      userInput({
        key: 'coverUserId',
        label: 'On leave: who stands in?',
        optional: true,
        initial: lead?.cover?.userId,
      }),
      dateInput({ key: 'coverFrom', label: 'From', optional: true, initial: lead?.cover?.from }),
      dateInput({ key: 'coverTo', label: 'Until', optional: true, initial: lead?.cover?.to }),
      timeInput({ key: 'from', label: 'Weekly digest not before', initial: hours.from }),
      timeInput({ key: 'to', label: 'And not after', initial: hours.to }),
      ...(lead && mayManage
        ? [
            checksInput({
              key: 'remove',
              label: 'Leaving the chain’s leads?',
              optional: true,
              options: [{ value: 'remove', label: 'Take this person off the leads' }],
              initial: [],
            }),
          ]
        : []),
    ],
  });
};

export interface Waiting {
  readonly text: string;
  /** Label, and what follows the verb in a button's value. */
  readonly buttons: readonly { readonly label: string; readonly value: string }[];
}

/** Something one side waits for, with its buttons. */
export const waitingBlocks = (action: string, { text, buttons }: Waiting): readonly KnownBlock[] => [
  words(text),
  ...(buttons.length > 0
    ? [
        actions(
          ...buttons.map(({ label, value }, index) => button({ action: nth(action, index), label, value })),
        ),
      ]
    : []),
];

const leadWords = ({ name, regions, cover }: ChainLead): string =>
  [
    `${name || 'A lead'}: ${regions?.join(', ') ?? 'the whole chain'}`,
    ...(cover ? [`On leave ${longDate(cover.from)} to ${longDate(cover.to)}, with cover`] : []),
  ].join('\n');

/** Everything about a chain that is not its figures: leads, codes, who waits. */
export const setUpView = (options: {
  readonly chain: Chain;
  readonly mayManage: boolean;
  readonly leads: readonly ChainLead[];
  readonly waiting: readonly Waiting[];
}): ModalView => {
  const { chain, mayManage, leads, waiting } = options;
  const ref = `${chain.tenant}/${chain.id}`;
  return modal({
    callbackId: 'chain-set-up',
    title: mayManage ? 'Set up the chain' : 'My place',
    metadata: { chain: ref },
    blocks: [
      heading(chain.name),
      ...(mayManage
        ? [
            small(chain.regions.length > 0 ? `Regions: ${chain.regions.join(', ')}` : 'No regions.'),
            actions(
              button({ action: CHAIN_OPEN, label: 'Edit', value: `edit|${ref}|` }),
              button({ action: nth(CHAIN_OPEN, 1), label: 'Add a lead', value: `lead|${ref}|` }),
              button({ action: nth(CHAIN_OPEN, 2), label: 'Make a join code', value: `make-code|${ref}|` }),
              button({ action: nth(CHAIN_OPEN, 3), label: 'Type in a code', value: `type-code|${ref}|` }),
            ),
          ]
        : []),
      ...waiting.slice(0, 20).flatMap((each) => waitingBlocks(CHAIN_DO, each)),
      line,
      ...leads.slice(0, 40).map(
        (lead): KnownBlock => ({
          type: 'section',
          text: plain(leadWords(lead)),
          accessory: button({
            action: CHAIN_OPEN,
            label: 'Change',
            value: `lead|${ref}|${lead.tenant}/${lead.userId}`,
          }),
        }),
      ),
    ],
  });
};
