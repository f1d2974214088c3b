import type { KnownBlock, ModalView } from '@slack/types';
import type { Option } from '../src/domain/field.ts';
import { choiceInput, searchInput } from './inputs.ts';
import { limits } from './limits.ts';
import { modal, words } from './parts.ts';

/** Action id of the menu that asks the app for children while the person types. */
export const FIND_CHILD = 'find-child';

/** A question before a form: which child, which setting, which plan. */
export function picker(options: {
  readonly callbackId: string;
  readonly title: string;
  readonly label: string;
  readonly intro: string;
  readonly options: readonly Option[];
  /** Offered by typing when more than Slack's 100 fit one menu. */
  readonly search?: string;
  readonly metadata: unknown;
}): ModalView {
  const common = { key: 'pick', label: options.label };
  const question: KnownBlock =
    options.options.length > limits.options && options.search
      ? searchInput({ ...common, actionId: options.search })
      : choiceInput({ ...common, options: options.options.slice(0, limits.options) });
  return modal({ ...options, blocks: [words(options.intro), question], submit: 'Next' });
}
