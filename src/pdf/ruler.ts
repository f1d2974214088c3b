import { type Face, openFont } from './fonts.ts';

/** Measures as pdfkit will, and remembers which faces a document needs. One per document. */
export interface Ruler {
  readonly used: ReadonlyMap<string, Face>;
  width(face: Face, text: string, size: number): number;
  lineHeight(face: Face, size: number): number;
}

/** No face stretches a line much beyond Noto Sans's own height of 1.36: symbol fonts stand up to 2 high. */
const tallest = 1.6;

export const lineShare = (face: Face): number => {
  const font = openFont(face);
  return Math.min(1, tallest / (((font.ascent - font.descent) / font.unitsPerEm) * face.scale));
};

export function createRuler(): Ruler {
  const used = new Map<string, Face>();
  const advances = new Map<string, number>();

  const advance = (face: Face, word: string) => {
    const key = `${face.id} ${word}`;
    const known = advances.get(key);
    if (known !== undefined) return known;
    used.set(face.id, face);
    const font = openFont(face);
    const measured = font.layout(word).advanceWidth / font.unitsPerEm;
    advances.set(key, measured);
    return measured;
  };

  return {
    used,
    // pdfkit lays out word by word, each with its space, so kerning around spaces is measured the same way.
    width: (face, text, size) =>
      (text.match(/[^ ]* |[^ ]+/gu) ?? []).reduce((sum, word) => sum + advance(face, word), 0) *
      size *
      face.scale,
    lineHeight: (face, size) => {
      const font = openFont(face);
      return ((font.ascent - font.descent) / font.unitsPerEm) * size * face.scale * lineShare(face);
    },
  };
}
