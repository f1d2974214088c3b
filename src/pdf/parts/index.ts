import type { Part } from '../../domain/document.ts';
import type { Page } from '../page.ts';
import { box } from './box.ts';
import { type Draw, type Drawn, type Kind, type PartOf, stacked } from './kinds.ts';
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

function drawPart<K extends Kind>(part: PartOf<K>, grid: readonly Part[], page: Page, below?: Drawn): Drawn {
  const draw: Draw<K> = drawings[part.kind as K];
  const ofKind = (other: Part): other is PartOf<K> => other.kind === part.kind;
  return draw(part, page, { grid: grid.filter(ofKind), joined: grid[0] !== part, below });
}

const closes = ({ kind }: Part) => kind === 'signatures' || kind === 'note';

/**
 * Signatures, notes and fine print at the end of a sheet are drawn with the end of the part above them, so that they
 * never stand alone on a page; only very long fine print goes its own way.
 */
export function drawParts(parts: readonly Part[], finePrint: Drawn | undefined, page: Page): Drawn[] {
  const last = parts.findLastIndex((part) => !closes(part));
  const ends = parts.slice(last + 1).map((part) => drawPart(part, [part], page));
  const fits = (drawn: readonly (Drawn | undefined)[]) => stacked(...drawn).height < page.height * 0.4;
  const kept = [[...ends, finePrint], ends].find((drawn) => last >= 0 && fits(drawn)) ?? [];
  const free = [...ends, finePrint].filter((one) => one !== undefined && !kept.includes(one));
  const below = kept.some((one) => one !== undefined) ? stacked(...kept) : undefined;
  const drawn = gridsOf(parts.slice(0, last + 1)).flatMap((grid) =>
    grid.map((part) => drawPart(part, grid, page, part === parts[last] ? below : undefined)),
  );
  return [...drawn, ...free.filter((one) => one !== undefined)];
}
