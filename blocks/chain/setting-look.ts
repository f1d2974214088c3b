import type { KnownBlock, ModalView } from '@slack/types';
import type { ChainLink } from '../../src/domain/chain/chain.ts';
import { type Child, calledName } from '../../src/domain/child.ts';
import { longDate } from '../../src/domain/dates.ts';
import type { PlanRecord } from '../../src/domain/record.ts';
import type { ReviewClock } from '../../src/domain/review-clock.ts';
import { sheetOf } from '../../src/domain/sheets/index.ts';
import { limits } from '../limits.ts';
import { actions, button, facts, heading, line, modal, small, words } from '../parts.ts';
import { clip, plain } from '../text.ts';
import { CHAIN_DO, CHAIN_OPEN } from './ids.ts';
import { regionInput } from './join.ts';

const STATES: Readonly<Record<ReviewClock['state'], string>> = {
  early: 'due',
  window: 'window open, due',
  'due today': 'due today,',
  'due (closed)': 'due while closed,',
  overdue: 'OVERDUE, was due',
};

export interface CodedWords {
  readonly id: string;
  readonly code: string;
  readonly plans: readonly { readonly code: string; readonly cycle: number; readonly clock: ReviewClock }[];
}

/** Heading, line, buttons, what is left out: a block each. */
const MOST = limits.blocks - 5;

/** A setting's children by code: no name without a reason. */
export const settingLook = (options: {
  readonly chain: ChainLink['chain'];
  readonly setting: { readonly tenant: string; readonly id: string; readonly name: string };
  readonly region: string;
  readonly children: readonly CodedWords[];
  readonly mayManage: boolean;
}): ModalView => {
  const { chain, setting, region, children, mayManage } = options;
  const place = `${chain.tenant}/${chain.id}|${setting.tenant}/${setting.id}`;
  const shown = children.slice(0, MOST);
  return modal({
    callbackId: 'chain-setting',
    title: 'A setting',
    blocks: [
      heading(setting.name),
      small(
        `${region ? `${region} · ` : ''}By child code, the earliest due first. Opening a record asks why.`,
      ),
      ...(mayManage
        ? [
            actions(
              button({ action: CHAIN_OPEN, label: 'Change region', value: `place|${place}` }),
              button({ action: CHAIN_DO, label: 'Ask it to leave', value: `ask-leave|${place}` }),
            ),
          ]
        : []),
      ...(shown.length === 0 ? [words('No live plans here.')] : []),
      ...shown.map(
        ({ id, code, plans }): KnownBlock => ({
          type: 'section',
          text: plain(
            [
              code,
              ...plans.map(
                (plan) =>
                  `${plan.code} cycle ${plan.cycle}: ${STATES[plan.clock.state]} ${longDate(plan.clock.due)}`,
              ),
            ].join('\n'),
          ),
          accessory: button({ action: CHAIN_OPEN, label: 'Open…', value: `child|${place}|${id}` }),
        }),
      ),
      ...(children.length > MOST ? [small(`And ${children.length - MOST} more.`)] : []),
    ],
  });
};

export const PLACE_FORM = 'chain-place';

export const placeForm = (options: {
  readonly regions: readonly string[];
  readonly region: string;
  readonly metadata: unknown;
}): ModalView =>
  modal({
    callbackId: PLACE_FORM,
    title: 'Change region',
    submit: 'Save',
    metadata: options.metadata,
    blocks:
      options.regions.length > 0
        ? regionInput(options.regions, { initial: options.region })
        : [words('This chain has no regions yet. Press “Set up”, then “Edit”.')],
  });

/** What a lead sees of one child: to read, with nothing to change. */
export const childLook = (file: {
  readonly child: Child;
  readonly settingName: string;
  readonly live: readonly {
    readonly plan: PlanRecord;
    readonly due: string;
    readonly arranged: readonly string[];
  }[];
  readonly progress: readonly { readonly target: { readonly text: string }; readonly tally: string }[];
  readonly past: number;
}): ModalView => {
  const { child, settingName, live, progress, past } = file;
  return modal({
    callbackId: 'chain-child',
    title: 'Child’s record',
    blocks: [
      heading(`${child.code} ${calledName(child)}`),
      facts([
        ['Setting', settingName],
        ['DOB', longDate(child.dob)],
        ['GR level', child.grLevel],
        ['Agencies', child.agencies.join(', ')],
      ]),
      ...live.flatMap(({ plan, due, arranged }): KnownBlock[] => {
        const { title } = sheetOf(plan.sheet);
        const { cycle, startedOn } = plan.plan;
        return [
          line,
          words(`${title}, cycle ${cycle}, from ${longDate(startedOn)}: review due ${longDate(due)}`),
          ...arranged.map(small),
        ];
      }),
      ...progress
        .slice(0, MOST - 20)
        .map(({ target, tally }) => words(`${clip(target.text, 400)}\n${tally}`)),
      small(
        `${past === 1 ? '1 earlier sheet' : `${past} earlier sheets`}. This is for you to read; its SENCO and key person write it.`,
      ),
    ],
  });
};
