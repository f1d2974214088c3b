import { ALL_SETTINGS } from '../../../blocks/today.ts';
import { ABSENT_ALL, ANOTHER, markWords, tapId } from '../../../blocks/today-targets.ts';
import { isDate, longDate } from '../../domain/dates.ts';
import type { Outcome } from '../../domain/tally.ts';
import { absentAllDay } from '../../usecases/absent-all-day.ts';
import type { Ports } from '../../usecases/ports.ts';
import { TAPPED, type Tapped, type TappedOutcome, tapEntry } from '../../usecases/tap-entry.ts';
import type { Context, Pressed, Reply } from '../handlers.ts';
import { entryView } from './entry.ts';
import { badRequest, readValue, type Screen, say } from './support.ts';
import { type ListPlace, listAgain, listMessage } from './today-message.ts';

/** `/intervention today`: the targets of one's key children, with a button for each outcome. */
export async function todayCommand(ports: Ports, context: Context): Promise<Reply> {
  const message = await listMessage(ports, context, { scope: ALL_SETTINGS });
  if (message) return { kind: 'say', message };
  return say(
    'There is nothing on your list today: it holds the live targets and strategies of children whose key person or back-up you are. For another child, type /intervention and the name.',
  );
}

/** Which child and target of which list was pressed. Throws 'bad-request'. */
function readPress({ value, messageTs }: Pressed) {
  const [day = '', scope = '', childId = '', target = ''] = readValue(value, 4);
  if (!isDate(day)) throw badRequest();
  const place: ListPlace = { day, scope, ...(messageTs === undefined ? {} : { ts: messageTs }) };
  const [planId = '', targetId = ''] = target.split('/');
  return { day, scope, childId, target, planId, targetId, place };
}

const noteOf = (tapped: Tapped, day: string): string | undefined => {
  switch (tapped.kind) {
    case 'logged':
      return undefined;
    case 'there already':
      return `Nothing was changed: for ${longDate(day)} it says “${markWords(tapped.entry)}”. Press Correct below it to change that, or Log another for one more attempt.`;
    case 'refused':
      return Object.values(tapped.errors).join(' ');
  }
};

const noted = (note: string | undefined) => (note ? { note } : {});

const tap = (ports: Ports, outcome: TappedOutcome) => async (context: Context, pressed: Pressed) => {
  const { day, scope, childId, planId, targetId } = readPress(pressed);
  const { actor } = context;
  const tapped = await tapEntry(ports)({ actor, childId, planId, targetId, day, outcome });
  return listAgain(ports, context, { day, scope, ...noted(noteOf(tapped, day)) });
};

const form =
  (ports: Ports, outcome?: Outcome) =>
  async (context: Context, pressed: Pressed): Promise<Reply> => {
    const { day, childId, target, place } = readPress(pressed);
    const view = await entryView(ports, context, childId, { target, outcome, date: day, list: place });
    return { kind: 'open', view };
  };

const absent =
  (ports: Ports) =>
  async (context: Context, pressed: Pressed): Promise<Reply> => {
    const { day, scope, childId } = readPress(pressed);
    const result = await absentAllDay(ports)({ actor: context.actor, childId, day });
    const note = result.kind === 'errors' ? Object.values(result.errors).join(' ') : undefined;
    return listAgain(ports, context, { day, scope, ...noted(note) });
  };

/** The list of today's targets: what is logged with one tap, and what opens the form for a comment. */
export const todayScreen = (ports: Ports): Screen => ({
  actions: {
    ...Object.fromEntries(TAPPED.map((outcome) => [tapId(outcome), tap(ports, outcome)])),
    [tapId('partly')]: form(ports, 'partly'),
    [tapId('not run')]: form(ports, 'not run'),
    [ANOTHER]: form(ports),
    [ABSENT_ALL]: absent(ports),
  },
});
