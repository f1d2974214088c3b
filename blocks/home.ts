import type { Button, HomeView, KnownBlock } from '@slack/types';
import { limits } from './limits.ts';
import { actions, heading, line, small, words } from './parts.ts';
import { clip, plain } from './text.ts';

/** One line of a list with its buttons: a single one stands beside it, several below. */
export interface HomeItem {
  readonly text: string;
  readonly buttons: readonly Button[];
}

/** A part of Home: what it is called, what it says, and a list that may be longer than there is room for. */
export interface HomeSection {
  readonly heading: string;
  /** Above the list, with the button of the whole of it. */
  readonly lines: readonly HomeItem[];
  readonly picture?: { readonly fileId: string; readonly alt: string } | undefined;
  readonly items: readonly HomeItem[];
  /** Where the rest of the list is: "And 12 more: type /due." */
  readonly rest: string;
}

const ITEM_TEXT = 400;
const LINE = 1000;
const ALT = 1900;

const itemBlocks = ({ text, buttons }: HomeItem, most = ITEM_TEXT): readonly KnownBlock[] => {
  const [only, ...others] = buttons;
  const section = words(clip(text, most));
  if (!only) return [section];
  return others.length === 0 ? [{ ...section, accessory: only }] : [section, actions(...buttons)];
};

const pictureBlock = ({ fileId, alt }: NonNullable<HomeSection['picture']>): KnownBlock => ({
  type: 'image',
  alt_text: clip(alt, ALT),
  slack_file: { id: fileId },
});

const above = ({ heading: title, lines, picture }: HomeSection): readonly KnownBlock[] => [
  heading(title),
  ...(picture ? [pictureBlock(picture)] : []),
  ...lines.flatMap((item) => itemBlocks(item, LINE)),
];

/** Divider before a section, and the line that says how many more there are. */
const AROUND = 2;

/** How many items of each list are shown: one of each in turn while there is room, so that no list pushes another out. */
function shares(lists: readonly (readonly number[])[], room: number): readonly number[] {
  const shown = lists.map(() => 0);
  let left = room;
  for (let moved = true; moved; ) {
    moved = false;
    for (const [index, sizes] of lists.entries()) {
      const next = sizes[shown[index] ?? 0];
      if (next === undefined || next > left) continue;
      left -= next;
      shown[index] = (shown[index] ?? 0) + 1;
      moved = true;
    }
  }
  return shown;
}

/** Home, as many lines of each list as Slack's hundred blocks hold. Text of people is plain text everywhere. */
export function homeView({
  intro,
  sections,
}: {
  readonly intro: readonly KnownBlock[];
  readonly sections: readonly HomeSection[];
}): HomeView {
  const lists = sections.map(({ items }) => items.map((item) => itemBlocks(item)));
  const fixed = sections.flatMap(above).length;
  const room = limits.blocks - intro.length - fixed - AROUND * sections.length;
  const shown = shares(
    lists.map((blocks) => blocks.map(({ length }) => length)),
    room,
  );
  return {
    type: 'home',
    blocks: [
      ...intro,
      ...sections.flatMap((section, index) => {
        const blocks = lists[index] ?? [];
        const left = blocks.length - (shown[index] ?? 0);
        return [
          ...(index > 0 || intro.length > 0 ? [line] : []),
          ...above(section),
          ...blocks.slice(0, shown[index]).flat(),
          ...(left > 0 ? [small(`And ${left} more: ${section.rest}`)] : []),
        ];
      }),
    ],
  };
}

/** The same without its picture, for where Slack will not show the file. */
export const withoutPicture = (view: HomeView): HomeView => ({
  ...view,
  blocks: view.blocks.filter(({ type }) => type !== 'image'),
});

/** What somebody who is in no setting sees: what this app is, and whom to ask. */
export const strangerHome = (buttons: readonly Button[], who: string): HomeView => ({
  type: 'home',
  blocks: [
    heading('Graduated Response'),
    words(
      'This app keeps the plans, records and reviews of children with special educational needs in nurseries: Assess, Plan, Do, Review.',
    ),
    { type: 'section', text: plain(who) },
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ],
});
