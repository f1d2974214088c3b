import type { Document } from '../domain/document.ts';
import type { Ruler } from './ruler.ts';
import type { Span } from './script-runs.ts';
import { type Block, type Measure, typeset } from './typeset.ts';

/** The paper's inside, in points, and the type setter that fits text to it. */
export interface Page {
  readonly width: number;
  readonly height: number;
  /** The least height of a box: room for a pen, and the look of the paper. */
  readonly room: number;
  /** The same for a row of a table. */
  readonly rowRoom: number;
  /** Above a part. */
  readonly gap: number;
  /** Above a line to sign on. */
  readonly penGap: number;
  readonly set: (spans: readonly Span[], measure: Measure) => Block;
}

const shortSide = 595.28;
const longSide = 841.89;

/** Left, top, right, bottom. */
export const margins: [number, number, number, number] = [42, 40, 42, 48];

export const size = { title: 16, label: 10.5, text: 10.5, table: 9.5, note: 9.5, fine: 8 } as const;
export const grey = '#555555';

/** From the least room (ease 0) to that of the paper (ease 1). */
const rooms = {
  portrait: { room: [34, 78], rowRoom: [14, 26], gap: [5, 9], penGap: [11, 16] },
  landscape: { room: [14, 30], rowRoom: [14, 18], gap: [5, 9], penGap: [11, 16] },
} as const;

const between = ([least, most]: readonly [number, number], ease: number) => least + (most - least) * ease;

export function pageOf({ orientation }: Document, ruler: Ruler, ease: number): Page {
  const { room, rowRoom, gap, penGap } = rooms[orientation];
  const [width, height] = orientation === 'portrait' ? [shortSide, longSide] : [longSide, shortSide];
  return {
    width: width - margins[0] - margins[2],
    height: height - margins[1] - margins[3],
    room: between(room, ease),
    rowRoom: between(rowRoom, ease),
    gap: between(gap, ease),
    penGap: between(penGap, ease),
    set: (spans, measure) => typeset(spans, measure, ruler),
  };
}

export const bold = (text: string): Span => ({ text, weight: 'bold' });
export const plain = (text: string): Span => ({ text });
