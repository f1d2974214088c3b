import type { Block } from './blocks.ts';
import { limits } from './limits.ts';
import { errorLine } from './slack-words.ts';
import { blockFits, elementFits, type Surface } from './surfaces.ts';
import { elementsOf, placedElements, withChildren } from './walk.ts';

type Rule = (blocks: readonly Block[], surface: Surface) => readonly string[];

const repeated = (ids: readonly (string | undefined)[]) =>
  ids.filter((id, index): id is string => id !== undefined && ids.indexOf(id) < index);

const blockIdsDiffer: Rule = (blocks) =>
  repeated(withChildren(blocks).map((block) => block.block_id)).map(
    (id) => `\`block_id\` "${id}" already exists`,
  );

const actionIdsDiffer: Rule = (blocks) =>
  withChildren(blocks)
    .flatMap((block) => repeated(elementsOf(block).map((element) => element.action_id)))
    .map((id) => `\`action_id\` "${id}" already exists for this block`);

const kindsFit: Rule = (blocks, surface) => [
  ...withChildren(blocks)
    .filter(({ type }) => !blockFits(type, surface))
    .map(({ type }) => `unsupported type: ${type}`),
  ...placedElements(blocks)
    .filter(({ element }) => !elementFits(element.type, surface))
    .map(({ element }) => `unsupported type: ${element.type}`),
];

const oneFocus: Rule = (blocks) =>
  placedElements(blocks).filter(({ element }) => 'focus_on_load' in element && element.focus_on_load).length >
  1
    ? ['only one element can have `focus_on_load` set to true']
    : [];

const tableText = (block: Block) =>
  block.type === 'table' || block.type === 'data_table'
    ? block.rows.flat().reduce((sum, cell) => sum + textLength(cell), 0)
    : 0;

const tablesFit: Rule = (blocks) =>
  withChildren(blocks).reduce((sum, block) => sum + tableText(block), 0) > limits.table.text
    ? [`tables must be less than ${limits.table.text + 1} characters together`]
    : [];

const rules: readonly Rule[] = [blockIdsDiffer, actionIdsDiffer, kindsFit, oneFocus, tablesFit];

/** What only shows when all blocks of a view or message are looked at together. */
export const wholeProblems = (blocks: readonly Block[], surface: Surface, root: readonly PropertyKey[]) =>
  rules.flatMap((rule) => rule(blocks, surface)).map((message) => errorLine(message, root));

/** Characters in every `text` of a JSON value. */
export const textLength = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
};
