/** Something Slack's client does not let a person do, or could not do for them; the message says what. */
export class CannotDo extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotDo';
  }
}
