import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Wanted } from '../sandbox/slack/client/choose.ts';
import type { Person } from '../sandbox/slack/client/person.ts';
import type { Slack } from '../sandbox/slack/start-slack.ts';
import { until } from '../sandbox/slack/until.ts';
import type { View } from '../sandbox/slack/world.ts';

const targetOf = z.object({
  baseline: z.string(),
  target: z.string(),
  provision: z.string(),
  resources: z.string(),
  when: z.string(),
});
const childOf = z.object({
  name: z.string(),
  latinName: z.string(),
  dob: z.string(),
  grLevel: z.string(),
  plan: z.object({
    agencies: z.array(z.string()),
    strengths: z.string(),
    preferredActivity: z.string(),
    development: z.string(),
    targets: z.array(targetOf),
    parentViews: z.string(),
  }),
});
type Child = z.infer<typeof childOf>;

const data = new URL('../data/hazelbrook.json', import.meta.url);

/** The fictional child with two targets, whose name is written from right to left. */
const readChild = async (): Promise<Child> => {
  const { children } = z
    .object({ children: z.array(z.unknown()) })
    .parse(JSON.parse(await readFile(data, 'utf8')));
  for (const child of children) {
    const read = childOf.safeParse(child);
    if (read.success && read.data.plan.targets.length === 2) return read.data;
  }
  throw new Error('hazelbrook.json holds no child with two targets any more');
};

const save = async (person: Person, values: Readonly<Record<string, Wanted>>): Promise<void> => {
  await person.fill(values);
  const saved = await person.submit();
  if (!saved.closed) throw new Error(`A form was not saved: ${JSON.stringify(saved.errors ?? saved)}`);
};

const opened = (person: Person): View => {
  if (!person.view) throw new Error('No form opened');
  return structuredClone(person.view);
};

const addTargets = async (person: Person, { plan }: Child): Promise<void> => {
  for (const [index, target] of plan.targets.entries()) {
    await person.press('Add target');
    await person.sees('Current achievement');
    await save(person, {
      'Current achievement / baseline (e.g. Child can….)': target.baseline,
      'SMART Targets (E.g. Child will….)': target.target,
      'How will this be achieved (i.e. provision)?': target.provision,
      Resources: target.resources,
      'When/who/where': target.when,
    });
    await person.sees(`${index + 1}. ${target.target.slice(0, 20)}`);
  }
};

/** Sets up a nursery, writes a provision map, opens the form that logs an attempt: what each showed. */
export const driveToThePictures = async (slack: Slack): Promise<{ form: View; pdf: Uint8Array }> => {
  const child = await readChild();
  const called = child.latinName.split(' ')[0] ?? child.latinName;
  const admin = slack.as('UADMIN');
  const senco = slack.as('USENCO');
  const keyPerson = slack.as('UKEY');

  await admin.command('/setting', 'add');
  await save(admin, {
    Name: 'St Kenelm’s Preschool',
    Code: 'KEN',
    'Year-round or term-time': 'Term-time',
    SENCO: ['USENCO'],
    'Key persons and practitioners': ['UKEY'],
  });
  await senco.command('/child', 'add');
  await save(senco, {
    'Child’s name': child.name,
    'Preferred name': called,
    DOB: child.dob,
    'Key person': 'UKEY',
    'Graduated Response Level': child.grLevel,
  });
  await senco.command('/ipm', called);
  await addTargets(senco, child);
  await save(senco, {
    'Professionals / agencies involved': child.plan.agencies.join(', '),
    'Observed strengths': child.plan.strengths,
    "Child's preferred activity": child.plan.preferredActivity,
    'Areas for development': child.plan.development,
    'Parent / carer views': child.plan.parentViews,
  });
  const [paper] = await until(() => (senco.files().length > 0 ? senco.files() : undefined), { ms: 30_000 });
  if (!paper) throw new Error('No PDF came');

  await keyPerson.command('/intervention', called);
  await keyPerson.fill({
    Target: 'IPM 1',
    Comments: 'Aids in 09:10; 4 of 5',
    'Target achieved': 'Achieved (√)',
  });
  return { form: opened(keyPerson), pdf: paper.bytes };
};
