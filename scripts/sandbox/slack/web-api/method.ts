import type { Engine } from '../engine.ts';
import type { Args } from './args.ts';

/** One Web API method: returns what stands beside `ok: true`, or throws a Refusal. */
export type Method = (engine: Engine, args: Args) => Readonly<Record<string, unknown>>;

export type Methods = Readonly<Record<string, Method>>;
