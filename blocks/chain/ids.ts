/** Buttons of one block may not share an action id; what follows the colon only tells them apart. */
export const idsOf = (action: string): readonly string[] => [
  action,
  ...[1, 2, 3, 4].map((n) => `${action}:${n}`),
];
export const nth = (action: string, n: number): string => (n === 0 ? action : `${action}:${n}`);

/** Shows the radar again: value is what changes, `page=2`, `region=North`, `lead=T1/U1`. */
export const RADAR = 'chain-radar';
/** Opens something from a chain: value `what|tenant/id of the chain|more`. */
export const CHAIN_OPEN = 'chain-open';
/** Does something at once in a chain's set-up, which is shown again. */
export const CHAIN_DO = 'chain-do';
/** The same in the list of one's own settings. */
export const OWN_DO = 'chain-own';
/** Opens something about one's own setting: value `what|setting id`. */
export const OWN_OPEN = 'chain-own-open';
/** A setting's part of a request: value `read|part id`, `yes|…`, `no|…`. */
export const PART = 'chain-part';
export const FIND_SETTING = 'find-chain-setting';
