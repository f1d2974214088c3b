/** What was wrong with single answers: key of the field → a sentence beside it. */
export type FieldProblems = Readonly<Record<string, string>>;

export interface AppErrorParts {
  /** Short and stable, for branching and counting: `CHILD_NOT_FOUND`. */
  readonly code: string;
  /** For the log: ids and actions only, never personal data (domain.md §8). */
  readonly message: string;
  /** A sentence for the person looking: short, kind, saying what to do. */
  readonly userMessage: string;
  readonly fields?: FieldProblems;
  readonly cause?: unknown;
}

/** A failure we know about. Everything else that is thrown is a fault of ours and gets a reference instead. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly userMessage: string;
  readonly fields?: FieldProblems;

  constructor({ code, message, userMessage, fields, cause }: AppErrorParts) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.userMessage = userMessage;
    if (fields) this.fields = fields;
  }
}
