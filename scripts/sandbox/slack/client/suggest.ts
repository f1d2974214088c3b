import { allOptions, type Option, suggestions } from '../block-kit/options.ts';
import { inSlacksWords } from '../block-kit/slack-words.ts';
import { parseJsonObject } from '../body.ts';
import type { Engine } from '../engine.ts';
import type { StoredPlace } from '../stored-blocks.ts';
import { CannotDo } from './cannot-do.ts';
import { deliverPayload } from './deliver.ts';
import { payloadBase } from './payload.ts';
import { httpProblem } from './problem.ts';
import type { Surface } from './surface.ts';

const defaultMinimum = 3;

const mustBeLongEnough = ({ element }: StoredPlace, query: string) => {
  const minimum = ('min_query_length' in element && element.min_query_length) ?? defaultMinimum;
  if (query.length < Number(minimum))
    throw new CannotDo(`Slack asks for options only from ${minimum} characters on, not for "${query}"`);
};

/** Asks the app for the options of an external select, as typing into it does. */
export const suggest = async (
  engine: Engine,
  userId: string,
  surface: Surface,
  place: StoredPlace,
  query: string,
): Promise<readonly Option[]> => {
  mustBeLongEnough(place, query);
  const answer = await deliverPayload(engine, {
    type: 'block_suggestion',
    ...payloadBase(engine, userId),
    ...surface.place(),
    action_id: place.element.action_id,
    block_id: place.block.block_id,
    value: query,
  });
  const problem = httpProblem(answer);
  if (problem) throw new CannotDo(`Options failed to load: ${problem}`);
  const parsed = suggestions.safeParse(parseJsonObject(answer.body), { reportInput: true });
  if (!parsed.success)
    throw new CannotDo(`Options failed to load: ${inSlacksWords(parsed.error.issues, []).join(', ')}`);
  return allOptions(parsed.data);
};
