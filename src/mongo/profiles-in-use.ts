import type { MongoConnection } from './connection.ts';

/** Ids of the authorities that any setting names; asked once, at the start. */
export const profilesInUse = async ({ mongoose }: MongoConnection): Promise<readonly string[]> => {
  const ids: readonly unknown[] = await mongoose.collection('settings').distinct('profileId');
  return ids.filter((id) => typeof id === 'string');
};
