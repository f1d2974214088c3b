import type { Content } from 'pdfmake/interfaces.js';
import type { Part } from '../../domain/document.ts';
import type { Page } from '../page.ts';

export type Kind = Part['kind'];
export type PartOf<K extends Kind> = Extract<Part, { kind: K }>;

/** Parts that are rows of one grid on the paper share its lines and columns. */
export interface Place<K extends Kind> {
  /** Every part of the grid, this one included. */
  readonly grid: readonly PartOf<K>[];
  /** The part above is of the same grid. */
  readonly joined: boolean;
}

export type Draw<K extends Kind> = (part: PartOf<K>, page: Page, place: Place<K>) => Content;
