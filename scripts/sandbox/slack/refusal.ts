/** Slack's way of saying no: HTTP 200 with `ok: false`, an error code and sometimes lines of detail. */
export class Refusal extends Error {
  readonly code: string;
  readonly messages: readonly string[];
  /** What else stands in the answer. */
  readonly more: Readonly<Record<string, string>>;

  constructor(code: string, messages: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
    super([code, ...messages].join(' '));
    this.name = 'Refusal';
    this.code = code;
    this.messages = messages;
    this.more = more;
  }
}
