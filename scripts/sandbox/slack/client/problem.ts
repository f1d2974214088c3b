import type { AppAnswer } from './deliver.ts';

/** What Slack's client makes of an answer it cannot use: no answer in time, or a status other than 200. */
export const httpProblem = ({ status, problem }: AppAnswer): string | undefined =>
  problem ?? (status === 200 ? undefined : `http_${status}`);
