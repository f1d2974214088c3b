import type { Content } from 'pdfmake/interfaces.js';
import type { Part } from '../../domain/document.ts';
import type { Page } from '../page.ts';
import { box } from './box.ts';
import type { Draw, Kind, PartOf } from './kinds.ts';
import { note } from './note.ts';
import { signatures } from './signatures.ts';
import { strip } from './strip.ts';
import { table } from './table.ts';

/** Every kind of part must be here: leaving one out does not compile. */
const drawings: { readonly [K in Kind]: Draw<K> } = { strip, box, table, signatures, note };

/** Rows of one grid on the paper: strips of as many cells under each other, and side boxes under side boxes. */
const sameGrid = (above: Part, part: Part): boolean =>
  (above.kind === 'strip' && part.kind === 'strip' && above.cells.length === part.cells.length) ||
  (above.kind === 'box' && part.kind === 'box' && above.labelAt === 'side' && part.labelAt === 'side');

function gridsOf(parts: readonly Part[]): Part[][] {
  const grids: Part[][] = [];
  for (const part of parts) {
    const grid = grids.at(-1);
    const above = grid?.at(-1);
    if (grid && above && sameGrid(above, part)) grid.push(part);
    else grids.push([part]);
  }
  return grids;
}

function drawPart<K extends Kind>(part: PartOf<K>, grid: readonly Part[], page: Page): Content {
  const draw: Draw<K> = drawings[part.kind as K];
  const ofKind = (other: Part): other is PartOf<K> => other.kind === part.kind;
  return draw(part, page, { grid: grid.filter(ofKind), joined: grid[0] !== part });
}

export const drawParts = (parts: readonly Part[], page: Page): Content[] =>
  gridsOf(parts).flatMap((grid) => grid.map((part) => drawPart(part, grid, page)));
