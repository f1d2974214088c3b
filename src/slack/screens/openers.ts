import { z } from 'zod';
import { OPEN, OPEN_HERE } from '../../../blocks/card.ts';
import { FIND_CHILD, picker } from '../../../blocks/picker.ts';
import type { Action } from '../../domain/access.ts';
import { settingsAsking, settingsFor } from '../../domain/access.ts';
import { type Child, calledName } from '../../domain/child.ts';
import { longDate } from '../../domain/dates.ts';
import type { Option } from '../../domain/field.ts';
import { fold, matchChildren } from '../../domain/names.ts';
import type { Actor, Setting } from '../../domain/setting.ts';
import { listFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Reply } from '../handlers.ts';
import { type Opener, readMetadata, readValue, type Screen, say, text } from './support.ts';

/** A form or file that opens for one child or one setting. */
export interface Opening {
  readonly about: 'child' | 'setting';
  readonly action: Action;
  readonly open: Opener;
  /** What a person with nothing to choose from is told. */
  readonly command: string;
}
export type Openings = Readonly<Record<string, Opening>>;

const childOption = (child: Child, settings: readonly Setting[]): Option => {
  const setting = settings.find(({ id }) => id === child.settingId)?.name ?? '';
  return {
    value: child.id,
    label: `${child.code} ${calledName(child)}, born ${longDate(child.dob)}, ${setting}`,
  };
};

const which = z.strictObject({ opener: z.string(), query: z.string() });
const PICK = 'pick';

const pickerView = (opener: string, query: string, about: Opening['about'], options: readonly Option[]) =>
  picker({
    callbackId: PICK,
    title: about === 'child' ? 'Which child?' : 'Which setting?',
    label: about === 'child' ? 'Child’s name' : 'Setting',
    intro: query === '' ? 'Please choose one.' : `More than one match for “${query}”. Please choose one.`,
    options,
    search: FIND_CHILD,
    metadata: { opener, query },
  });

/** The child of this very code, for whoever is asked a reason: they see no list of names. */
const childCoded = (
  ports: Ports,
  {
    actor,
    code,
    settingIds,
  }: { readonly actor: Actor; readonly code: string; readonly settingIds: readonly string[] },
): Promise<string | null> =>
  listFor(ports, { actor, action: 'see codes', settingIds }, async (children) => ({
    answer: children.find((child) => fold(child.code) === fold(code))?.id ?? null,
    shown: [],
  }));

async function openForChild(
  ports: Ports,
  context: Context,
  opener: string,
  opening: Opening,
  query: string,
): Promise<Reply> {
  const { actor } = context;
  const asking = settingsAsking(actor, opening.action);
  if (settingsFor(actor, opening.action).length === 0 && asking.length === 0)
    return say(`Only a SENCO or manager can use ${opening.command}. Please ask yours.`);
  const coded = await childCoded(ports, { actor, code: query, settingIds: asking });
  if (coded !== null) return { kind: 'open', view: await opening.open(context, coded) };
  const settings = await ports.store.settings.all({ tenant: actor.tenant });
  const { children, found } = await listFor(ports, { actor, action: opening.action }, async (all) => {
    const matching = matchChildren({ query, children: all });
    // One alone is opened at once, and noted as opened.
    return {
      answer: { children: all, found: matching },
      shown: matching.length === 1 ? [] : matching,
    };
  });
  if (children.length === 0 && asking.length > 0)
    return say(
      `As an inclusion lead you open a record by the child’s code, such as ${opening.command} OAK-07. You are asked why.`,
    );
  if (children.length === 0)
    return say(
      'You have no children here yet. A SENCO adds them with /child add, and names their key person.',
    );
  if (found.length === 0)
    return say(
      `No child of yours matches “${query}”. Check the spelling, or type ${opening.command} alone to choose from the list.`,
    );
  const [only] = found;
  if (found.length === 1 && only) return { kind: 'open', view: await opening.open(context, only.id) };
  return {
    kind: 'open',
    view: pickerView(
      opener,
      query,
      'child',
      found.map((child) => childOption(child, settings)),
    ),
  };
}

async function openForSetting(
  ports: Ports,
  context: Context,
  opener: string,
  opening: Opening,
  query: string,
): Promise<Reply> {
  const ids = settingsFor(context.actor, opening.action);
  const mine = (await ports.store.settings.all({ tenant: context.actor.tenant })).filter(({ id }) =>
    ids.includes(id),
  );
  const wanted = fold(query);
  const found = mine.filter(
    (setting) => wanted === '' || fold(setting.code) === wanted || fold(setting.name).includes(wanted),
  );
  if (mine.length === 0) return say(`Only a SENCO or manager can use ${opening.command}.`);
  if (found.length === 0)
    return say(
      `None of your settings matches “${query}”. You have: ${mine.map(({ name }) => name).join(', ')}.`,
    );
  const [only] = found;
  if (found.length === 1 && only) return { kind: 'open', view: await opening.open(context, only.id) };
  return {
    kind: 'open',
    view: pickerView(
      opener,
      query,
      'setting',
      found.map(({ id, name }) => ({ value: id, label: name })),
    ),
  };
}

/** Answers a command that names a child or a setting: opens the form, asks which, or says there is none. */
export const openFor =
  (ports: Ports, openings: Openings, opener: string) =>
  (context: Context, query: string): Promise<Reply> => {
    const opening = openings[opener];
    if (!opening) throw new Error(`no opener ${opener}`);
    return opening.about === 'child'
      ? openForChild(ports, context, opener, opening, query)
      : openForSetting(ports, context, opener, opening, query);
  };

/** Buttons of one block may not share an action id; what follows the colon only tells them apart. */
const ids = (action: string): readonly string[] => [action, ...[1, 2, 3, 4].map((n) => `${action}:${n}`)];

/** The question which child or setting is meant, and the buttons that open a form for one. */
export function openerScreen(ports: Ports, openings: Openings): Screen {
  const opened = async (context: Context, opener: string, id: string) => {
    const opening = Object.hasOwn(openings, opener) ? openings[opener] : undefined;
    return opening ? opening.open(context, id) : undefined;
  };
  const press =
    (kind: 'open' | 'update') =>
    async (context: Context, { value }: { value: string }): Promise<Reply> => {
      const [opener = '', id = ''] = readValue(value, 2);
      const view = await opened(context, opener, id);
      return view
        ? { kind, view }
        : say('That button is out of date. Please open the child’s file again with /child.');
    };
  return {
    submissions: {
      [PICK]: async (context, view) => {
        const { opener } = readMetadata(which, view.metadata);
        const id = text(view.values, 'pick');
        const next = id === '' ? undefined : await opened(context, opener, id);
        return next
          ? { kind: 'update', view: next }
          : { kind: 'errors', errors: { pick: 'Please choose one.' } };
      },
    },
    actions: {
      ...Object.fromEntries(ids(OPEN).map((id) => [id, press('open')])),
      ...Object.fromEntries(ids(OPEN_HERE).map((id) => [id, press('update')])),
    },
    options: {
      [FIND_CHILD]: async (context, typed) => {
        const { actor } = context;
        const settings = await ports.store.settings.all({ tenant: actor.tenant });
        return listFor(ports, { actor, action: 'see child' }, async (children) => ({
          answer: matchChildren({ query: typed, children })
            .slice(0, 100)
            .map((child) => childOption(child, settings)),
          // Asked anew with every letter, so not noted; the one that is chosen is opened.
          shown: [],
        }));
      },
    },
  };
}
