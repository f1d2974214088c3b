import type { Document, Part } from '../domain/document.ts';
import { type Unprintable, UnprintableText } from './errors.ts';
import { faceFor } from './fonts.ts';
import { paragraphsOf } from './typeset.ts';

interface Labelled {
  readonly label: string;
  readonly text: string;
}

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

const textsOf: { readonly [K in Part['kind']]: (part: Extract<Part, { kind: K }>) => Labelled[] } = {
  strip: ({ cells }) =>
    cells.map(({ label, text, choices = [] }) => ({ label, text: [label, text, ...choices].join(' ') })),
  box: ({ label, text }) => [{ label, text: `${label} ${text}` }],
  table: ({ heading = '', columns, rows }) => [
    { label: heading, text: heading },
    ...columns.map(({ label }, i) => ({
      label,
      text: [label, ...rows.map((row) => row[i] ?? '')].join('\n'),
    })),
  ],
  signatures: ({ cells }) => cells.map(({ label, text }) => ({ label, text: `${label} ${text}` })),
  note: ({ text }) => [{ label: text, text }],
};

function textsOfPart<K extends Part['kind']>(part: Extract<Part, { kind: K }>): Labelled[] {
  const texts: (part: Extract<Part, { kind: K }>) => Labelled[] = textsOf[part.kind as K];
  return texts(part);
}

function missingIn(text: string): string[] {
  const characters = paragraphsOf([{ text }])
    .flat()
    .flatMap((span) => [...graphemes.segment(span.text)].map(({ segment }) => segment));
  return [...new Set(characters)].filter((character) => !faceFor(character, 'regular'));
}

/** What no font can print, by the label it stands under. */
function unprintable(document: Document): Unprintable[] {
  return [
    { label: 'Title', text: document.title },
    ...document.parts.flatMap((part) => textsOfPart(part)),
    ...document.finePrint.map((text) => ({ label: 'Small print', text })),
    { label: 'Footer', text: document.footer },
  ]
    .map(({ label, text }) => ({ label, characters: missingIn(text) }))
    .filter(({ characters }) => characters.length > 0);
}

/** Every character of the document that no font can print. */
export const missingGlyphs = (document: Document): string[] => [
  ...new Set(unprintable(document).flatMap(({ characters }) => characters)),
];

export function refuseUnprintable(document: Document): void {
  const found = unprintable(document);
  if (found.length > 0) throw new UnprintableText(found);
}
