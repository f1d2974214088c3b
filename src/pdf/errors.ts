export interface Unprintable {
  readonly label: string;
  readonly characters: readonly string[];
}

const codePoint = (character: string) =>
  [...character].map((c) => `U+${c.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`).join(' ');

/** A text holds what no font here can print. Better no sheet than a sheet with a hole in it. */
export class UnprintableText extends Error {
  readonly code = 'unprintable';
  readonly found: readonly Unprintable[];

  constructor(found: readonly Unprintable[]) {
    const points = new Set(found.flatMap((entry) => entry.characters.map(codePoint)));
    // Code points and no labels or words: this line may reach a log.
    super(`No font prints ${[...points].join(', ')}`);
    this.name = 'UnprintableText';
    this.found = found;
  }
}

/** The sheet could not be made for a reason that is nobody's typing. */
export class PdfFailed extends Error {
  readonly code = 'pdf-failed';

  constructor(message: string) {
    super(message);
    this.name = 'PdfFailed';
  }
}
