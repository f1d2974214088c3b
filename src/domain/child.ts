import type { IsoDate } from './dates.ts';
import type { PlanChoice } from './plan-choice.ts';

/** Parents' consent to contact outside agencies (domain.md §6). */
export interface Consent {
  readonly given: boolean;
  readonly by: string;
  readonly on: IsoDate | '';
}

/** What the plan chooser answered, kept with who asked it and when (domain.md §3). */
export interface RecordedChoice {
  readonly choice: PlanChoice;
  readonly on: IsoDate;
  readonly by: string;
  readonly byName: string;
}

/** The child has, or once had, an EHC plan; `on` is '' where the day is not known. */
export interface EhcPlan {
  readonly has: boolean;
  readonly on: IsoDate | '';
}

/** Nothing may be erased while it stands, such as during a complaint or a claim. */
export interface LegalHold {
  readonly why: string;
  readonly by: string;
  readonly byName: string;
  readonly on: IsoDate;
}

export interface Child {
  readonly id: string;
  readonly tenant: string;
  readonly settingId: string;
  /** Blank-cover name for channels and file names: "WIL-07". */
  readonly code: string;
  readonly name: string;
  readonly preferredName: string;
  readonly dob: IsoDate;
  /** Slack user ids. */
  readonly keyPerson: string;
  readonly backUpKeyPerson: string;
  readonly grLevel: string;
  readonly agencies: readonly string[];
  readonly homeLanguage: string;
  readonly parentalResponsibility: string;
  readonly groupProvisionMap: boolean;
  readonly agencyConsent: Consent;
  readonly planChoices: readonly RecordedChoice[];
  /** Absent: nobody said. */
  readonly ehcPlan?: EhcPlan;
  readonly legalHold?: LegalHold | null;
  readonly revision: number;
}

/** "Leo (陈思远)" where a preferred name is known. */
export const calledName = (child: Pick<Child, 'name' | 'preferredName'>): string =>
  child.preferredName && child.preferredName !== child.name
    ? `${child.preferredName} (${child.name})`
    : child.name;
