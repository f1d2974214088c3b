import type { Content } from 'pdfmake/interfaces.js';
import type { Part } from '../../domain/document.ts';
import type { Page } from '../page.ts';

export type Kind = Part['kind'];
export type PartOf<K extends Kind> = Extract<Part, { kind: K }>;

export interface Drawn {
  readonly content: Content;
  /** As it will be on the page, to know whether a sheet fits. */
  readonly height: number;
}

/** Parts that are rows of one grid on the paper share its lines and columns. */
export interface Place<K extends Kind> {
  /** Every part of the grid, this one included. */
  readonly grid: readonly PartOf<K>[];
  /** The part above is of the same grid. */
  readonly joined: boolean;
  /** What ends the sheet (signatures, fine print) and must not be left alone on a page: drawn with this part's end. */
  readonly below?: Drawn | undefined;
}

export type Draw<K extends Kind> = (part: PartOf<K>, page: Page, place: Place<K>) => Drawn;

/** One under the other, on as many pages as it takes. */
export const stacked = (...drawn: readonly (Drawn | undefined)[]): Drawn => {
  const [first, ...rest] = drawn.filter((one) => one !== undefined);
  if (first && rest.length === 0) return first;
  const all = first ? [first, ...rest] : [];
  return {
    content: { stack: all.map(({ content }) => content) },
    height: all.reduce((sum, { height }) => sum + height, 0),
  };
};

/** The same, on one page; what is higher than a page would be lost. */
export const together = (...drawn: readonly (Drawn | undefined)[]): Drawn => {
  const { content, height } = stacked(...drawn);
  return { content: { stack: [content], unbreakable: true }, height };
};
