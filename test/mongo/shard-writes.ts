import type { mongo } from 'mongoose';
import { shardKeys } from '../../src/mongo/sharding.ts';

export interface Write {
  readonly collection: string;
  readonly filter: mongo.Document;
  /** It may go to every shard; one row's may not. */
  readonly many: boolean;
}

/** Every change of stored rows in a command, as the driver sent it; inserts hold the whole row. */
export const writesOf = ({ commandName, command }: mongo.CommandStartedEvent): readonly Write[] => {
  const collection = String(command[commandName]);
  if (commandName === 'findAndModify') return [{ collection, filter: command.query, many: false }];
  if (commandName === 'update')
    return command.updates.map(({ q, multi = false }: mongo.Document) => ({
      collection,
      filter: q,
      many: multi,
    }));
  if (commandName === 'delete')
    return command.deletes.map(({ q, limit }: mongo.Document) => ({
      collection,
      filter: q,
      many: limit === 0,
    }));
  return [];
};

/** Whether the filter holds a plain value for each field of the collection's shard key. */
export const namesShard = (collection: string, filter: mongo.Document): boolean =>
  (shardKeys[collection] ?? []).every((field) => typeof filter[field] === 'string');
