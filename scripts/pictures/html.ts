/** A piece of HTML. Text becomes one only through `html`, which escapes it. */
export interface Html {
  readonly markup: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const markupOf = (value: string | Html): string =>
  typeof value === 'string'
    ? value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
    : value.markup;

export const html = (parts: TemplateStringsArray, ...values: readonly (string | Html)[]): Html => ({
  markup: parts.map((part, index) => (index === 0 ? '' : markupOf(values[index - 1] ?? '')) + part).join(''),
});

export const joined = (pieces: readonly Html[]): Html => ({
  markup: pieces.map(({ markup }) => markup).join(''),
});
