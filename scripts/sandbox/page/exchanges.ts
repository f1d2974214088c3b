import type { Exchange } from '../workspace/page-api.ts';

interface Answered {
  readonly ok?: unknown;
  readonly error?: unknown;
}

/** The error code of a Web API answer, whose status is 200 all the same. */
export const errorOf = ({ answer, problem }: Exchange): string | undefined => {
  const body = answer?.body as Answered | null | undefined;
  if (typeof body === 'object' && body?.ok === false && typeof body.error === 'string') return body.error;
  if (problem !== undefined) return problem;
  return answer && answer.status >= 400 ? `http_${answer.status}` : undefined;
};

export const isProblem = (exchange: Exchange): boolean =>
  errorOf(exchange) !== undefined || exchange.fault !== undefined || exchange.answer === undefined;
