import type { KnownBlock, ModalView } from '@slack/types';
import { closureLines } from '../src/domain/closures.ts';
import { defaultProfile, type Profile } from '../src/domain/profile.ts';
import { type Member, type Role, type Setting, USUAL_HOURS } from '../src/domain/setting.ts';
import { channelInput, choiceInput, fileInput, textInput, timeInput, usersInput } from './inputs.ts';
import { modal } from './parts.ts';

export const SETTING_FORM = 'setting-form';

/** Which authority's words and numbers it follows; not asked where there is one only. */
const authority = (setting: Setting | null, profiles: readonly Profile[]): readonly KnownBlock[] =>
  profiles.length === 1
    ? []
    : [
        choiceInput({
          key: 'profile',
          label: 'Local authority',
          hint: 'Its levels, wording and review cycle. Plans change to another authority’s when they are next saved or reviewed.',
          options: profiles.map(({ id, name }) => ({ value: id, label: name })),
          initial: setting?.profileId ?? defaultProfile.id,
        }),
      ];

/** A setting and its team; null makes a new one, with `me` as its SENCO. */
export function settingForm({
  setting,
  members = [],
  me,
  profiles,
}: {
  readonly setting: Setting | null;
  readonly members?: readonly Member[];
  readonly me: string;
  readonly profiles: readonly Profile[];
}): ModalView {
  const inRole = (role: Role) => members.filter((member) => member.role === role).map(({ userId }) => userId);
  return modal({
    callbackId: SETTING_FORM,
    title: setting ? 'Your setting' : 'Add a setting',
    submit: 'Save',
    metadata: { setting: setting?.id ?? null, base: setting?.revision ?? 0 },
    blocks: [
      textInput({ key: 'name', label: 'Name', initial: setting?.name, max: 150 }),
      textInput({
        key: 'code',
        label: 'Code',
        hint: 'Two to five letters in front of every child code, such as WIL. Leave empty to take it from the name.',
        optional: true,
        initial: setting?.code,
      }),
      choiceInput({
        key: 'pattern',
        label: 'Year-round or term-time',
        options: [
          { value: 'year-round', label: 'Year-round' },
          { value: 'term-time', label: 'Term-time' },
        ],
        initial: setting?.pattern,
      }),
      ...authority(setting, profiles),
      textInput({
        key: 'closures',
        label: 'Closures',
        hint: 'One on each line, such as: 20 December 2025 to 4 January 2026, Christmas. Bank holidays are known.',
        multiline: true,
        optional: true,
        initial: closureLines(setting?.closures ?? []),
      }),
      fileInput({
        key: 'closuresFile',
        label: 'Closures from a file (.csv or .ics)',
        hint: 'Added to those above: a spreadsheet with the columns from, to, label, or a calendar. Every event in it counts as closed.',
        optional: true,
        types: ['csv', 'ics', 'text', 'txt'],
      }),
      channelInput({
        key: 'channel',
        label: 'SENCO channel',
        hint: 'A private channel. It is told which reviews are due, by child code only.',
        optional: true,
        initial: setting?.sencoChannel ?? undefined,
      }),
      timeInput({
        key: 'messagesFrom',
        label: 'Messages only from',
        initial: (setting?.messageHours ?? USUAL_HOURS).from,
      }),
      timeInput({
        key: 'messagesTo',
        label: 'Messages only until',
        hint: 'Reminders come between these times, on days when you are open.',
        initial: (setting?.messageHours ?? USUAL_HOURS).to,
      }),
      usersInput({ key: 'senco', label: 'SENCO', initial: setting ? inRole('senco') : [me] }),
      usersInput({
        key: 'practitioner',
        label: 'Key persons and practitioners',
        optional: true,
        initial: inRole('practitioner'),
      }),
      usersInput({ key: 'manager', label: 'Managers', optional: true, initial: inRole('manager') }),
      usersInput({
        key: 'lead',
        label: 'Inclusion lead',
        hint: 'Is told by child code when a review has been overdue for 14 open days. With nobody here the managers are told, or else the SENCO channel.',
        optional: true,
        initial: inRole('inclusion lead'),
      }),
    ],
  });
}
