/**
 * `_id` of a row: the tenant, then the domain's own id. Two tenants may hold the same id, and a look-up by id
 * runs on an index that begins with the tenant. Throws on anything but plain text, so that an operator such
 * as `{ $gt: '' }` never becomes part of a query.
 */
export const keyOf = (tenant: string, ...parts: readonly (string | number)[]): string => {
  if (typeof tenant !== 'string' || tenant === '' || tenant.includes('/')) throw new Error('not a tenant');
  for (const part of parts) {
    if (typeof part !== 'string' && !Number.isSafeInteger(part)) throw new Error('an id must be plain text');
  }
  return [tenant, ...parts].join('/');
};

/** The domain's id back out of a row's `_id`. */
export const idIn = ({ _id, tenant }: { readonly _id: string; readonly tenant: string }): string =>
  _id.slice(tenant.length + 1);
