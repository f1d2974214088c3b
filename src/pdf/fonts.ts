import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import { type Family, families } from './families.ts';
import { tolerateMissingAnchors } from './fontkit-patch.ts';

export type Weight = 'regular' | 'bold' | 'italic';

/** One font file, known by a name that pdfmake uses too. */
export interface Face {
  readonly id: string;
  readonly file: string;
  readonly scale: number;
}

const require = createRequire(import.meta.url);
// By require, as pdfkit does: an import would load a second copy of fontkit.
const fontkit: typeof import('fontkit') = require('fontkit');

/** Joiners shape the letters around them; everything else of this kind leaves no ink and steers only the layout. */
const inkless = /(?![\u200C\u200D])[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu;

const faces = new Map<string, Face>();
const opened = new Map<string, Font>();

export function faceOf(family: Family, weight: Weight): Face {
  const drawn = family[weight] ? weight : 'regular';
  const id = `${family.name}-${drawn}`;
  const face = faces.get(id) ?? { id, file: family[drawn] ?? family.regular, scale: family.scale ?? 1 };
  faces.set(id, face);
  return face;
}

export const baseFace = (): Face => faceOf(families[0], 'regular');

export const fontFile = (face: Face): Buffer => readFileSync(require.resolve(face.file));

export function openFont(face: Face): Font {
  const known = opened.get(face.id);
  if (known) return known;
  const font = fontkit.create(fontFile(face));
  if (!('layout' in font)) throw new Error(`${face.file} is a collection of fonts`);
  tolerateMissingAnchors(font);
  opened.set(face.id, font);
  return font;
}

/** fontkit has no shaper for Thai: the ring of sara am goes below the tone mark only when it comes first. */
const thaiAm = (text: string) => text.replace(/([\u0E48-\u0E4B]*)\u0E33/gu, '\u0E4D$1\u0E32');

/** What of a character leaves ink or shapes its neighbours. Flags made of tag letters keep them. */
export const visible = (text: string): string =>
  /^\u{1F3F4}[\u{E0020}-\u{E007F}]+$/u.test(text) ? text : thaiAm(text.replace(inkless, ''));

const covers = (face: Face, text: string) => {
  const font = openFont(face);
  return [...text].every((c) => font.hasGlyphForCodePoint(c.codePointAt(0) ?? 0));
};

/** The first face that has every glyph of one user-perceived character, or undefined when none has. */
export function faceFor(character: string, weight: Weight): Face | undefined {
  const ink = visible(character);
  const asked = families.filter((family) => ink === '' || family.offers.test(ink));
  // A bold face may lack what the regular one has: better thin than missing.
  return [weight, 'regular' as const]
    .flatMap((drawn) => asked.map((family) => faceOf(family, drawn)))
    .find((face) => covers(face, ink));
}
