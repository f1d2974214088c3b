import type { KnownBlock, ModalView } from '@slack/types';
import { choiceInput, textInput } from '../inputs.ts';
import { actions, button, heading, line, modal, small, words } from '../parts.ts';
import { plain } from '../text.ts';
import { nth, OWN_DO, OWN_OPEN, PART } from './ids.ts';
import { type Waiting, waitingBlocks } from './set-up.ts';

export const MAKE_CODE_FORM = 'chain-make-code';
export const TYPE_CODE_FORM = 'chain-type-code';
export const CONFIRM_FORM = 'chain-confirm';

const NO_REGION = 'none';
/** An option's value cannot be empty. */
export const regionFrom = (value: string): string =>
  value === NO_REGION || value === '' ? '' : value.slice(1);

/** `none`: what it means to choose none of them. */
export const regionInput = (
  regions: readonly string[],
  { initial = '', none = 'No region' }: { readonly initial?: string; readonly none?: string } = {},
): readonly KnownBlock[] =>
  regions.length > 0
    ? [
        choiceInput({
          key: 'region',
          label: 'Region',
          options: [
            { value: NO_REGION, label: none },
            ...regions.map((region) => ({ value: `=${region}`, label: region })),
          ],
          initial: initial === '' ? NO_REGION : `=${initial}`,
        }),
      ]
    : [];

/** Which region the setting with that code comes into. */
export const makeCodeForm = (regions: readonly string[], metadata: unknown): ModalView =>
  modal({
    callbackId: MAKE_CODE_FORM,
    title: 'Make a join code',
    submit: 'Make a code',
    metadata,
    blocks: [
      words(
        'One code is for one setting and works once. Its SENCO types it in after /chain; then you are asked to agree.',
      ),
      ...regionInput(regions),
    ],
  });

export const codeView = (code: string, until: string): ModalView =>
  modal({
    callbackId: 'chain-code',
    title: 'Your code',
    close: 'Back',
    blocks: [
      heading(code),
      words(
        `Read it over the telephone, or write it where only they read it. It works once, until ${until}, and is shown this once.`,
      ),
    ],
  });

export const typeCodeForm = (intro: string, regions: readonly string[], metadata: unknown): ModalView =>
  modal({
    callbackId: TYPE_CODE_FORM,
    title: 'Type in a code',
    submit: 'Next',
    metadata,
    blocks: [
      words(intro),
      textInput({ key: 'code', label: 'Code', placeholder: '7K3QM-9XW2T', hint: 'Ten letters and figures.' }),
      ...regionInput(regions),
    ],
  });

/** Before the person who typed a code agrees for their side. */
export const confirmForm = (options: {
  readonly chainName: string;
  readonly settingName: string;
  readonly typed: string;
  readonly metadata: unknown;
}): ModalView =>
  modal({
    callbackId: CONFIRM_FORM,
    title: 'Is this right?',
    submit: 'Agree',
    metadata: options.metadata,
    blocks: [
      words(`${options.settingName} would join the chain ${options.chainName}.`),
      words(
        'Its inclusion leads then see counts of this setting’s reviews and its list by child code. To open one child’s record they must say why, and that is kept.',
      ),
      textInput({ key: 'code', label: 'Code', initial: options.typed }),
      small('The other side is asked to agree as well.'),
    ],
  });

export interface OwnSetting {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly isIn: boolean;
  readonly waiting: readonly Waiting[];
  readonly requests: readonly { readonly id: string; readonly text: string }[];
}

/** At most: heading, state, three that wait in two blocks each, buttons, five requests, for each of these. */
const MOST_SETTINGS = 6;
const MOST_WAITING = 3;

/** One's own settings: which chain each is in, who waits for an answer, what leads have asked for. */
export const ownSettingsView = (settings: readonly OwnSetting[], mayBegin: boolean): ModalView =>
  modal({
    callbackId: 'chain-own-settings',
    title: 'Settings and chain',
    blocks: [
      ...settings
        .slice(0, MOST_SETTINGS)
        .flatMap(({ id, name, state, isIn, waiting, requests }): KnownBlock[] => [
          heading(name),
          words(state),
          ...waiting.slice(0, MOST_WAITING).flatMap((each) => waitingBlocks(OWN_DO, each)),
          ...(isIn
            ? []
            : [
                actions(
                  button({ action: OWN_OPEN, label: 'Type in a code', value: `type-code|${id}` }),
                  button({ action: nth(OWN_OPEN, 1), label: 'Make a code', value: `make-code|${id}` }),
                ),
              ]),
          ...requests.slice(0, 5).map(
            (request): KnownBlock => ({
              type: 'section',
              text: plain(request.text),
              accessory: button({ action: PART, label: 'Read', value: `read|${request.id}` }),
            }),
          ),
        ]),
      ...(settings.length > MOST_SETTINGS
        ? [small(`And ${settings.length - MOST_SETTINGS} more: type /chain settings and a name.`)]
        : []),
      ...(mayBegin
        ? [
            line,
            small('Do you lead inclusion for several settings? Begin a chain; they join with a code.'),
            actions(button({ action: nth(OWN_OPEN, 2), label: 'Begin a chain', value: 'begin|' })),
          ]
        : []),
    ],
  });
