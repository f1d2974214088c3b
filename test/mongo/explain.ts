import type { mongo } from 'mongoose';

export type Plan = {
  readonly collection: string;
  readonly filter: string;
  readonly stages: readonly string[];
  readonly keys: readonly object[];
};

/** How MongoDB runs every find, aggregate, update and delete that was sent; one of each shape. */
export const plansOf = async ({
  commands,
  db,
}: {
  readonly commands: readonly mongo.CommandStartedEvent[];
  readonly db: mongo.Db;
}): Promise<readonly Plan[]> => {
  const known = new Map<string, mongo.Document>();
  for (const command of commands.flatMap(explainable)) known.set(shapeOf(command), command);
  const plans: Plan[] = [];
  for (const command of known.values()) {
    const answer = await db.command({ explain: command, verbosity: 'queryPlanner' });
    const winning = partsOf(answer).flatMap((part) =>
      'winningPlan' in part ? partsOf(part.winningPlan) : [],
    );
    plans.push({
      collection: String(Object.values(command)[0]),
      filter: JSON.stringify(command),
      stages: winning.flatMap(({ stage }) => (typeof stage === 'string' ? [stage] : [])),
      keys: winning.flatMap(({ keyPattern }) => (keyPattern ? [keyPattern as object] : [])),
    });
  }
  return plans;
};

const KEPT = [
  'filter',
  'sort',
  'limit',
  'singleBatch',
  'hint',
  'pipeline',
  'cursor',
  'query',
  'key',
  'update',
  'upsert',
  'new',
];

const explainable = ({ commandName, command }: mongo.CommandStartedEvent): mongo.Document[] => {
  const { [commandName]: collection } = command;
  if (commandName === 'update')
    return command.updates.map((one: unknown) => ({ update: collection, updates: [one] }));
  if (commandName === 'delete') {
    return command.deletes
      .filter(({ q }: mongo.Document) => Object.keys(q).length > 0)
      .map((one: unknown) => ({ delete: collection, deletes: [one] }));
  }
  if (!['find', 'aggregate', 'findAndModify', 'count', 'distinct'].includes(commandName)) return [];
  const kept = Object.entries(command).filter(([name]) => KEPT.includes(name));
  return [{ [commandName]: collection, ...Object.fromEntries(kept) }];
};

/** Tells commands apart by their keys, not their values. */
const shapeOf = (command: mongo.Document): string => {
  const where =
    command.filter ??
    command.query ??
    command.updates?.[0]?.q ??
    command.deletes?.[0]?.q ??
    command.pipeline?.[0]?.$match;
  return JSON.stringify([Object.entries(command)[0], keysOf(where), Object.keys(command.sort ?? {})]);
};

const keysOf = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value).map(([key, inner]) => [key, keysOf(inner)])
    : Array.isArray(value)
      ? value.length
      : 0;

/** Every object inside, itself first. */
const partsOf = (value: unknown): mongo.Document[] => {
  if (value === null || typeof value !== 'object') return [];
  const inside = Object.values(value).flatMap(partsOf);
  return Array.isArray(value) ? inside : [value, ...inside];
};
