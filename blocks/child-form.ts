import type { KnownBlock, ModalView } from '@slack/types';
import type { Child } from '../src/domain/child.ts';
import { lowestLevel } from '../src/domain/levels.ts';
import type { Profile } from '../src/domain/profile.ts';
import type { Setting } from '../src/domain/setting.ts';
import { checksInput, choiceInput, dateInput, fileInput, textInput, userInput } from './inputs.ts';
import { modal, small, words } from './parts.ts';

export const CHILD_FORM = 'child-form';
export const IMPORT_FORM = 'child-import';

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

const settingBlock = (settings: readonly Setting[]): KnownBlock =>
  choiceInput({
    key: 'settingId',
    label: 'Setting',
    options: settings.map(({ id, name }) => ({ value: id, label: name })),
    initial: settings.length === 1 ? settings[0]?.id : undefined,
  });

/** A child's details in the register; null adds a child, to one of the settings, which share the profile. */
export function childForm({
  child,
  settings,
  profile,
  name = '',
}: {
  readonly child: Child | null;
  readonly settings: readonly Setting[];
  readonly profile: Profile;
  readonly name?: string;
}): ModalView {
  return modal({
    callbackId: CHILD_FORM,
    title: child ? 'Edit child' : 'Add a child',
    submit: 'Save',
    metadata: { child: child?.id ?? null, base: child?.revision ?? 0 },
    blocks: [
      ...(child ? [small(`${child.code}: another setting takes the child over by a move, not here.`)] : []),
      textInput({ key: 'name', label: 'Child’s name', initial: child?.name ?? name }),
      textInput({
        key: 'preferredName',
        label: 'Preferred name',
        optional: true,
        initial: child?.preferredName,
      }),
      dateInput({ key: 'dob', label: 'DOB', initial: child?.dob }),
      ...(child ? [] : [settingBlock(settings)]),
      userInput({ key: 'keyPerson', label: 'Key person', initial: child?.keyPerson }),
      userInput({
        key: 'backUpKeyPerson',
        label: 'Back-up key person',
        hint: 'May log and see the record, too.',
        optional: true,
        initial: child?.backUpKeyPerson,
      }),
      choiceInput({
        key: 'grLevel',
        label: profile.levelWords.name,
        options: profile.grLevels,
        initial: child?.grLevel ?? lowestLevel(profile),
      }),
      textInput({
        key: 'agencies',
        label: 'Professionals / agencies involved',
        hint: 'One on each line.',
        multiline: true,
        optional: true,
        initial: child?.agencies.join('\n'),
      }),
      textInput({
        key: 'homeLanguage',
        label: 'Home language',
        optional: true,
        initial: child?.homeLanguage,
      }),
      textInput({
        key: 'parentalResponsibility',
        label: 'Who has parental responsibility',
        optional: true,
        initial: child?.parentalResponsibility,
      }),
      choiceInput({
        key: 'groupProvisionMap',
        label: 'Group provision map in place',
        options: YES_NO,
        initial: child?.groupProvisionMap ? 'yes' : 'no',
      }),
      choiceInput({
        key: 'ehcPlan',
        label: 'EHC plan',
        options: YES_NO,
        initial: child?.ehcPlan?.has ? 'yes' : 'no',
      }),
      dateInput({ key: 'ehcPlanOn', label: 'EHC plan since', optional: true, initial: child?.ehcPlan?.on }),
      checksInput({
        key: 'consent',
        label: 'Consent to contact agencies',
        optional: true,
        options: [{ value: 'given', label: 'The parents have consented' }],
        initial: child?.agencyConsent.given ? ['given'] : [],
      }),
      textInput({
        key: 'consentBy',
        label: 'Consent given by',
        optional: true,
        initial: child?.agencyConsent.by,
      }),
      dateInput({
        key: 'consentOn',
        label: 'Consent given on',
        optional: true,
        initial: child?.agencyConsent.on,
      }),
    ],
  });
}

const HEADINGS =
  'Name, Preferred name, DOB, Setting, Key person, GR level, Agencies, Home language, Parental responsibility, Group provision map, Consent to contact agencies';

/** A list of children from a spreadsheet. */
export const importForm = (settings: readonly Setting[]): ModalView =>
  modal({
    callbackId: IMPORT_FORM,
    title: 'Import children',
    submit: 'Import',
    blocks: [
      words(
        `The first line holds the headings: ${HEADINGS}. Only Name and DOB are needed. Nothing is added until every row is right.`,
      ),
      settingBlock(settings),
      textInput({
        key: 'rows',
        label: 'Rows',
        hint: 'Paste from your spreadsheet, headings first.',
        multiline: true,
        optional: true,
      }),
      fileInput({
        key: 'file',
        label: 'Or a CSV file',
        optional: true,
        types: ['csv', 'text', 'txt', 'tsv'],
      }),
    ],
  });
