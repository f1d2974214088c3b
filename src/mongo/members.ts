import { type Connection, trusted } from 'mongoose';
import type { Member } from '../domain/setting.ts';
import type { Store } from '../usecases/ports.ts';
import { insertRows, where } from './aggregate.ts';
import { keyOf } from './keys.ts';
import type { SafeFor, StoredRow } from './safe.ts';
import { rowSchema, text, words } from './schema.ts';
import { checkOf, sealedModel } from './sealed-model.ts';
import type { Transactions } from './transactions.ts';

/** Unique by its id: one place for a user in a setting. */
const schema = rowSchema({ settingId: text, userId: text, name: words, role: text })
  .index({ tenant: 1, userId: 1 })
  .index({ tenant: 1, settingId: 1 });

const check = checkOf('members', schema);

type Row = Member & { readonly _id: string };

const toRow = (member: Member): Row => ({
  ...member,
  _id: keyOf(member.tenant, member.settingId, member.userId),
});
const fromRow = ({ _id, ...member }: Row): Member => member;

export const membersOn = (
  connection: Connection,
  { run }: Transactions,
  safeFor: SafeFor,
): Store['members'] => {
  const model = sealedModel(connection, 'members', schema);
  const safe = safeFor<Row>({ collection: 'members', check });
  const find = async (filter: Readonly<Record<string, unknown>>): Promise<Member[]> =>
    (await safe.openAll(await model.find(where(filter)).lean<StoredRow[]>())).map(fromRow);
  return {
    ofUser: ({ tenant, userId }) => find({ tenant, userId }),
    ofSettings: ({ tenant, settingIds }) => find({ tenant, settingId: trusted({ $in: settingIds }) }),
    replaceAll: ({ tenant, settingId, members }) =>
      run(async () => {
        if (members.some((member) => member.tenant !== tenant || member.settingId !== settingId)) {
          throw new Error('a member of another setting');
        }
        await model.deleteMany(where({ tenant, settingId }));
        await insertRows(model, await Promise.all(members.map((member) => safe.seal(toRow(member)))));
      }),
  };
};
