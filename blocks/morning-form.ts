import type { ModalView } from '@slack/types';
import { longDate } from '../src/domain/dates.ts';
import type { Setting } from '../src/domain/setting.ts';
import { timeInput } from './inputs.ts';
import { modal, words } from './parts.ts';

export const MORNING_FORM = 'morning-form';
const TITLE = 'Every morning';

export const morningForm = ({ setting, at }: { readonly setting: Setting; readonly at: string }): ModalView =>
  modal({
    callbackId: MORNING_FORM,
    title: TITLE,
    submit: 'Save',
    metadata: { setting: setting.id },
    blocks: [
      words(
        `You get your key children’s targets as a direct message, on days when ${setting.name} is open. Only you see it.`,
      ),
      timeInput({
        key: 'at',
        label: 'Time',
        hint: `From ${setting.messageHours.from}, before ${setting.messageHours.to}.`,
        initial: at,
      }),
    ],
  });

export const morningKept = ({ at, first }: { readonly at: string; readonly first: string }): ModalView =>
  modal({
    callbackId: 'morning-kept',
    title: TITLE,
    blocks: [
      words(`Saved: your list comes at ${at}, for the first time on ${longDate(first)}.`),
      words('To stop it, press “Stop the morning list” under the list or type /intervention today.'),
    ],
  });
