import { type Connection, trusted } from 'mongoose';
import type { Member } from '../domain/setting.ts';
import type { Store } from '../usecases/ports.ts';
import { insertRows } from './aggregate.ts';
import { keyOf } from './keys.ts';
import { rowSchema, text, words } from './schema.ts';
import type { Transactions } from './transactions.ts';

/** Unique by its id: one place for a user in a setting. */
const schema = rowSchema({ settingId: text, userId: text, name: words, role: text })
  .index({ tenant: 1, userId: 1 })
  .index({ tenant: 1, settingId: 1 });

type Row = Member & { readonly _id: string };

const toRow = (member: Member): Row => ({
  ...member,
  _id: keyOf(member.tenant, member.settingId, member.userId),
});
const fromRow = ({ _id, ...member }: Row): Member => member;

export const membersOn = (connection: Connection, { run }: Transactions): Store['members'] => {
  const model = connection.model<Row>('members', schema, 'members');
  return {
    ofUser: async ({ tenant, userId }) => (await model.find({ tenant, userId }).lean<Row[]>()).map(fromRow),
    ofSettings: async ({ tenant, settingIds }) =>
      (await model.find({ tenant, settingId: trusted({ $in: settingIds }) }).lean<Row[]>()).map(fromRow),
    replaceAll: ({ tenant, settingId, members }) =>
      run(async () => {
        if (members.some((member) => member.tenant !== tenant || member.settingId !== settingId)) {
          throw new Error('a member of another setting');
        }
        await model.deleteMany({ tenant, settingId });
        await insertRows(model, members.map(toRow));
      }),
  };
};
