import { mkdir, writeFile } from 'node:fs/promises';
import { lastHalfTerms } from '../../src/domain/half-terms.ts';
import type { TrendPoint } from '../../src/domain/on-time.ts';
import { drawPng } from '../../src/picture/draw.ts';
import { trendSvg } from '../../src/picture/trend-svg.ts';

const counts = [
  [3, 4],
  [0, 0],
  [12, 12],
  [0, 7],
  [150, 260],
  [1, 3],
] as const;
const points = lastHalfTerms('2026-07-10').map((half, index): TrendPoint => {
  const [onTime, all] = counts[index] ?? [0, 0];
  return { ...half, onTime, all };
});

const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

describe('the picture of the trend', () => {
  it('is a PNG, drawn in a thread of its own', async () => {
    const png = await drawPng(trendSvg(points));
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(sizeOf(png)).toEqual({ width: 720, height: 360 });
    const folder = new URL('../../artefacts/pictures/', import.meta.url);
    await mkdir(folder, { recursive: true });
    await writeFile(new URL('trend.png', folder), png);
  });

  it('shows every figure and every half term', () => {
    const svg = trendSvg(points);
    for (const words of ['3 of 4', 'no reviews', '12 of 12', '0 of 7', '150 of 260', '1 of 3', 'Summer 2'])
      expect(svg).toContain(`>${words}<`);
  });

  it('draws half a bar for half of the reviews, and none for none', () => {
    const [half, none] = [1, 0].map((onTime) =>
      trendSvg(points.slice(0, 1).map((it) => ({ ...it, onTime, all: 2 }))),
    );
    expect(half).toContain('height="117" rx="4" fill="#1d6d70"');
    expect(none).not.toContain('#1d6d70');
  });

  it('fails where nothing can be drawn', async () => {
    await expect(drawPng('no picture')).rejects.toThrow();
  });
});
