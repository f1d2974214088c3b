import { ANSWERS, type RequestPart } from '../../domain/chain/requests.ts';
import type { Actor } from '../../domain/setting.ts';
import { changedMeanwhile, notFound, settingToChange } from '../guard.ts';
import type { Ports } from '../ports.ts';
import { refused, type Saved, saved } from '../saved.ts';
import { addLesson, lessonProblem } from '../standing-sheet.ts';

/** A setting's part, to be answered, if the actor may answer for it. Throws 'not-found'. */
export async function partFor(ports: Ports, { actor, id }: { readonly actor: Actor; readonly id: string }) {
  const part = await ports.store.requestParts.get({ tenant: actor.tenant, id });
  if (!part) throw notFound();
  const { setting, open } = await settingToChange(ports, {
    actor,
    action: 'write setting sheet',
    settingId: part.settingId,
  });
  return { part, setting, open };
}

const MOST_WHY = 500;

/**
 * A setting answers: done or adopted; not applicable or declined, with why. What is adopted becomes a line of its
 * inclusion action plan in the same step. Answered already, it stays as it was.
 */
export const answerPart =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly id: string;
    readonly yes: boolean;
    readonly why: string;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Saved<RequestPart>> => {
    const { actor, id, yes, receipt } = command;
    const why = command.why.trim();
    const { part, setting, open } = await partFor(ports, { actor, id });
    if (part.state !== 'open') return saved(part);
    if (!yes && why === '') return refused({ why: 'Please say why, in a line.' });
    if (why.length > MOST_WHY) return refused({ why: `Please use at most ${MOST_WHY} characters.` });
    const { tenant, id: settingId } = setting;
    const adopts = part.kind === 'offer' && yes;
    const children = adopts ? await open.store.children.inSettings({ tenant, settingIds: [settingId] }) : [];
    const problem = adopts ? lessonProblem(part.text, children) : undefined;
    if (problem) return refused({ why: problem });
    return ports.store.once({ tenant, ...receipt }, async () => {
      const answered: RequestPart = {
        ...part,
        state: ANSWERS[part.kind][yes ? 'yes' : 'no'],
        why: yes ? '' : why,
        answeredBy: actor.userId,
        answeredByName: actor.name,
        answeredOn: ports.clock.today(setting.timeZone),
      };
      if (!(await ports.store.requestParts.replace(answered))) throw changedMeanwhile();
      if (adopts) await addLesson(open, { actor, setting, lesson: part.text });
      await ports.store.outbox.again({ tenant, settingId, about: part.id });
      return saved(answered);
    });
  };

/** Nobody need answer any more; inside the change that says why. */
export async function closeParts(
  ports: Ports,
  { tenant, settingId }: { readonly tenant: string; readonly settingId: string },
  why: string,
): Promise<void> {
  for (const part of await ports.store.requestParts.open({ tenant, settingIds: [settingId] })) {
    const closed: RequestPart = { ...part, state: ANSWERS[part.kind].no, why };
    if (!(await ports.store.requestParts.replace(closed))) throw changedMeanwhile();
    await ports.store.outbox.again({ tenant, settingId, about: part.id });
  }
}
