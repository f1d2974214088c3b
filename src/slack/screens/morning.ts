import { z } from 'zod';
import { MORNING_FORM, morningForm, morningKept } from '../../../blocks/morning-form.ts';
import { MORNING, MORNING_STOP } from '../../../blocks/today.ts';
import { dateAt, isDate } from '../../domain/dates.ts';
import { mayMorningBe, USUAL_MORNING } from '../../domain/morning.ts';
import { morningSetting, startMorningList, stopMorningList } from '../../usecases/morning-list.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Pressed, Reply, SeenView } from '../handlers.ts';
import { badRequest, readMetadata, readValue, reply, type Screen, text } from './support.ts';
import { listAgain } from './today-message.ts';

const metadataOf = z.strictObject({ setting: z.string() });

function readPress({ value }: Pressed) {
  const [day = '', scope = '', settingId = ''] = readValue(value, 3);
  if (!isDate(day)) throw badRequest();
  return { day, scope, settingId };
}

async function opened(ports: Ports, { actor }: Context, pressed: Pressed): Promise<Reply> {
  const { settingId } = readPress(pressed);
  const setting = await morningSetting(ports, { actor, settingId });
  const { tenant, userId } = actor;
  const before = await ports.store.todayLists.get({ tenant, settingId, userId });
  const hours = setting.messageHours;
  const usual = mayMorningBe({ at: USUAL_MORNING, hours }) ? USUAL_MORNING : hours.from;
  return { kind: 'open', view: morningForm({ setting, at: before?.at ?? usual }) };
}

async function submit(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { setting: settingId } = readMetadata(metadataOf, view.metadata);
  const at = text(view.values, 'at');
  return reply(await startMorningList(ports)({ actor, settingId, at }), {
    saved: ({ setting, first }) => ({
      kind: 'update',
      view: morningKept({ at, first: dateAt(first, setting.timeZone) }),
    }),
  });
}

/** The list that comes by itself: asked for, at another time, stopped. */
export const morningScreen = (ports: Ports): Screen => ({
  actions: {
    [MORNING]: (context, pressed) => opened(ports, context, pressed),
    [MORNING_STOP]: async (context, pressed) => {
      const { day, scope, settingId } = readPress(pressed);
      await stopMorningList(ports)({ actor: context.actor, settingId });
      return listAgain(ports, context, { day, scope });
    },
  },
  submissions: { [MORNING_FORM]: (context, view) => submit(ports, context, view) },
});
