import { listOf, partSchema, text, words } from './schema.ts';

const reason = partSchema({ plan: text, rule: words, text: words });
const override = partSchema({ by: words, on: words, rulesAlone: text, rule: words, text: words });

/** What the plan chooser answered. */
export const choiceSchema = partSchema({ answer: text, reasons: listOf(reason), override, note: words });
