import type { KnownBlock, ModalView, StaticSelect } from '@slack/types';
import type { Chain } from '../../src/domain/chain/chain.ts';
import type { Counts, SettingFigures } from '../../src/domain/chain/figures.ts';
import { longDate } from '../../src/domain/dates.ts';
import { option } from '../inputs.ts';
import { limits } from '../limits.ts';
import { clock } from '../moment.ts';
import { actions, button, heading, line, modal, small, words } from '../parts.ts';
import { clip, plain } from '../text.ts';
import { CHAIN_OPEN, nth, RADAR } from './ids.ts';

export interface RadarWords {
  readonly chain: Chain;
  readonly today: string;
  readonly rows: readonly { readonly figures: SettingFigures; readonly counts: Counts }[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Regions and leads to choose from. */
  readonly regions: readonly string[];
  readonly filter: { readonly region: string; readonly lead: string };
  readonly mayManage: boolean;
}

const count = (n: number, words_: string): string => `${n} ${words_}`;

/** Nought is left out, so that what needs help is seen. */
export const countWords = ({ overdue, dueSoon, unsigned, quiet }: Counts): string =>
  [
    [overdue, 'overdue'],
    [dueSoon, 'due within 14 days'],
    [unsigned, 'unsigned'],
    [quiet, 'without an entry for 14 days'],
  ]
    .filter(([n]) => n !== 0)
    .map(([n, what]) => count(Number(n), String(what)))
    .join(' · ') || 'Nothing overdue, due soon, unsigned or quiet';

const levelWords = ({ levels, plans, requests }: SettingFigures): string =>
  [
    count(plans, plans === 1 ? 'live plan' : 'live plans'),
    ...(levels.length > 0 ? [`GR ${levels.map(({ level, count: n }) => `${level}: ${n}`).join(', ')}`] : []),
    ...(requests > 0 ? [count(requests, requests === 1 ? 'open request' : 'open requests')] : []),
  ].join(' · ');

const rowBlock = ({ figures, counts }: RadarWords['rows'][number], ref: string): KnownBlock => {
  const { name, code, region, tenant, settingId } = figures;
  const where = region ? ` · ${region}` : '';
  return {
    type: 'section',
    text: plain(`${clip(name, 200)} (${code})${where}\n${countWords(counts)}\n${levelWords(figures)}`),
    accessory: button({
      action: CHAIN_OPEN,
      label: 'Open',
      value: `setting|${ref}|${tenant}/${settingId}`,
    }),
  };
};

const select = (options: {
  readonly action: string;
  readonly key: string;
  readonly label: string;
  readonly all: string;
  readonly chosen: string;
  readonly from: readonly { readonly value: string; readonly label: string }[];
}): StaticSelect => {
  const { action, key, label: name, all, chosen, from } = options;
  const choices = [{ value: '', label: all }, ...from]
    .slice(0, limits.options)
    .map(({ value, label }) => option({ value: `${key}=${value}`, label }));
  const initial = choices.find(({ value }) => value === `${key}=${chosen}`) ?? choices[0];
  return {
    type: 'static_select',
    action_id: action,
    placeholder: plain(name),
    options: choices,
    ...(initial && { initial_option: initial }),
  };
};

const filters = ({ chain, regions, filter }: RadarWords): readonly KnownBlock[] => {
  const leads = chain.leads.filter((lead) => lead.regions !== null);
  const elements = [
    ...(regions.length > 1
      ? [
          select({
            action: nth(RADAR, 2),
            key: 'region',
            label: 'Region',
            all: 'Every region',
            chosen: filter.region,
            from: regions.map((region) => ({ value: region, label: region })),
          }),
        ]
      : []),
    ...(leads.length > 0
      ? [
          select({
            action: nth(RADAR, 3),
            key: 'lead',
            label: 'Lead',
            all: 'Every lead',
            chosen: filter.lead,
            from: leads.map(({ tenant, userId, name, regions: of }) => ({
              value: `${tenant}/${userId}`,
              label: `${name || 'A lead'}: ${of?.join(', ')}`,
            })),
          }),
        ]
      : []),
  ];
  return elements.map((element) => ({ type: 'actions', block_id: element.action_id, elements: [element] }));
};

const pageButtons = ({ page, pages }: RadarWords): readonly KnownBlock[] => {
  const steps = [
    ...(page > 0 ? [button({ action: RADAR, label: 'Previous', value: `page=${page - 1}` })] : []),
    ...(page + 1 < pages
      ? [button({ action: nth(RADAR, 1), label: 'Next', value: `page=${page + 1}` })]
      : []),
  ];
  return steps.length > 0 ? [actions(...steps)] : [];
};

const counted = ({ rows }: RadarWords): readonly KnownBlock[] => {
  const at = rows.map(({ figures }) => figures.countedAt);
  return at.length > 0
    ? [small(`Read at ${clock(Math.max(...at))}. Small counts could point at a child: for you alone.`)]
    : [];
};

/** A chain at a glance, worst first. Only the lead sees it, so that counts are exact. */
export function radarView(radar: RadarWords): ModalView {
  const { chain, today, rows, total, page, pages, filter, mayManage } = radar;
  const ref = `${chain.tenant}/${chain.id}`;
  const paging = pages > 1 ? `, page ${page + 1} of ${pages}` : '';
  const tools = [
    button({ action: CHAIN_OPEN, label: 'Send a request', value: `request|${ref}|` }),
    button({ action: nth(CHAIN_OPEN, 1), label: 'Requests', value: `requests|${ref}|` }),
    button({ action: nth(CHAIN_OPEN, 2), label: 'CSV', value: `csv|${ref}|${filter.region}|${filter.lead}` }),
    button({ action: nth(CHAIN_OPEN, 3), label: mayManage ? 'Set up' : 'My place', value: `set-up|${ref}|` }),
  ];
  const empty = mayManage
    ? 'No settings here yet. Press “Set up” to make a code that a setting joins with.'
    : 'No settings here.';
  return modal({
    callbackId: 'chain-radar',
    title: 'Your chain',
    metadata: { chain: ref, ...filter, page },
    blocks: [
      heading(chain.name),
      small(`${longDate(today)} · ${total === 1 ? '1 setting' : `${total} settings`}, worst first${paging}`),
      ...filters(radar),
      actions(...tools),
      line,
      ...(rows.length === 0 ? [words(empty)] : rows.map((row) => rowBlock(row, ref))),
      ...pageButtons(radar),
      ...counted(radar),
    ],
  });
}
