import type { FieldErrors } from '../domain/answers.ts';
import type { Certificate } from '../domain/certificate.ts';
import type { Child } from '../domain/child.ts';
import { longDate } from '../domain/dates.ts';
import { AppError } from '../domain/errors.ts';
import { fold } from '../domain/names.ts';
import { erasableFrom } from '../domain/retention.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { childFor, childToChange, notFound, settingOf } from './guard.ts';
import { whyFault } from './hold-child.ts';
import type { Ports } from './ports.ts';
import { refused, type Saved, saved } from './saved.ts';

export interface ErasureAsked {
  readonly child: Child;
  readonly setting: Setting;
  /** The day from which it is proposed. */
  readonly from: string;
  readonly early: boolean;
}

const around = async (ports: Ports, child: Child): Promise<ErasureAsked> => {
  const setting = await settingOf(ports, child);
  const from = erasableFrom(ports.profiles.of(setting), child);
  return { child, setting, from, early: ports.clock.today(setting.timeZone) < from };
};

/** What whoever wants to erase a child is shown first. Throws 'not-found'. */
export const askErasure =
  (ports: Ports) =>
  async ({ actor, childId }: { readonly actor: Actor; readonly childId: string }): Promise<ErasureAsked> =>
    around(ports, (await childFor(ports, { actor, action: 'erase child', childId })).child);

const held = ({ legalHold }: Child): AppError =>
  new AppError({
    code: 'legal-hold',
    message: 'under a legal hold',
    userMessage: `This record is under a legal hold since ${longDate(legalHold?.on ?? '')}. Nothing was erased. Lift the hold first, if you may.`,
  });

/** The reason is kept when all else is gone. */
const namesChild = (why: string, { name, preferredName }: Child): boolean =>
  [...name.split(/\s+/), ...preferredName.split(/\s+/)]
    .map(fold)
    .some((part) => part.length > 2 && fold(why).includes(part));

const faults = (
  child: Child,
  { code, why }: { readonly code: string; readonly why: string },
): FieldErrors => {
  const wrong = fold(code) === fold(child.code) ? undefined : `Please type ${child.code} to confirm.`;
  const fault =
    whyFault(why) ??
    (namesChild(why, child) ? 'Please leave the child’s name out: the reason is kept.' : undefined);
  return { ...(wrong && { code: wrong }), ...(fault && { why: fault }) };
};

/**
 * Erases one child, once a person typed the code and said why; the certificate and ids in the audit trail remain.
 * Throws 'not-found', and 'legal-hold' where a hold stands, even one set a moment ago.
 */
export const eraseChild =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly childId: string;
    readonly code: string;
    readonly why: string;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Saved<Certificate>> => {
    const { childId, receipt } = command;
    const why = command.why.trim();
    const actor = { ...command.actor, reason: why };
    const { tenant, userId: by } = actor;
    const { child, open } = await childToChange(ports, { actor, action: 'erase child', childId });
    const errors = faults(child, { ...command, why });
    if (Object.keys(errors).length > 0) return refused(errors);
    const id = ports.newId();
    return ports.store.once({ tenant, ...receipt }, async () => {
      const now = await open.store.children.get({ tenant, id: childId });
      if (!now) throw notFound();
      if (now.legalHold) throw held(now);
      const { setting, early } = await around(ports, now);
      const on = ports.clock.today(setting.timeZone);
      const { settingId, code: childCode } = now;
      const at = ports.clock.now();
      return saved(
        await open.store.erasure.child({ id, tenant, settingId, childId, childCode, by, on, at, early }),
      );
    });
  };
