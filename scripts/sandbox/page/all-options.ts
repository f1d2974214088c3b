import type { WithOptions } from '../slack/block-kit/options.ts';
import type { Option } from '../workspace/page-api.ts';

/** As in block-kit/options.ts, which a browser cannot load. */
export const allOptions = ({ options, option_groups: groups }: WithOptions): readonly Option[] =>
  options ?? groups?.flatMap((group) => group.options) ?? [];
