import type { Slack } from '../../scripts/sandbox/slack/start-slack.ts';

type Node = Readonly<Record<string, unknown>>;

/** Where the text stands in what the app sent: the keys from the nearest object on, such as `plain_text.text`. */
export interface Place {
  readonly at: string;
  readonly text: string;
}

const parsed = (body: unknown): unknown => {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

const places = (value: unknown, at: string, holds: string): readonly Place[] => {
  if (typeof value === 'string') {
    // Views and blocks travel as JSON inside a form.
    const inner = /^[[{]/.test(value) && !at.endsWith('.text') ? parsed(value) : value;
    if (typeof inner !== 'string') return places(inner, at, holds);
    return value.includes(holds) ? [{ at, text: value }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((each) => places(each, at, holds));
  if (typeof value !== 'object' || value === null) return [];
  const { type } = value as Node;
  const name = typeof type === 'string' ? type : at;
  return Object.entries(value).flatMap(([key, each]) => [
    ...(key.includes(holds) ? [{ at: `key of ${name}`, text: key }] : []),
    ...places(each, `${name}.${key}`, holds),
  ]);
};

/** Every place in a request or answer of the app that holds this. */
export const sentPlaces = (slack: Slack, holds: string): readonly Place[] =>
  slack.exchanges.flatMap(({ direction, name, request, answer }) =>
    places(direction === 'to-slack' ? request.body : parsed(answer?.body), name, holds),
  );
