import { type Trend, type TrendPoint, trendWords } from '../domain/on-time.ts';
import type { Ports } from './ports.ts';
import type { DrawTrend } from './refresh-home.ts';

/** Puts a picture into Slack and takes the one before it out; null where that did not work. Never throws. */
export type KeepPicture = (picture: {
  readonly tenant: string;
  readonly draw: () => Promise<Uint8Array>;
  readonly name: string;
  readonly title: string;
  readonly before: string | null;
  /** Told before the file is of any use, so that it can always be found and deleted. */
  readonly onFileId: (fileId: string) => Promise<void>;
}) => Promise<string | null>;

const DAY_MS = 86_400_000;

/** Draws the picture of a trend where its figures have changed since the last one, and keeps Slack's file id. */
export const drawTrend =
  (
    ports: Ports,
    {
      draw,
      keep,
      keepDays,
    }: {
      readonly draw: (points: readonly TrendPoint[]) => Promise<Uint8Array>;
      readonly keep: KeepPicture;
      /** After so many days a file is deleted: it is drawn again well before. */
      readonly keepDays: number;
    },
  ): DrawTrend =>
  async (trend: Trend) => {
    const { tenant, userId, points, picture } = trend;
    const words = trendWords(points);
    const now = ports.clock.now();
    if (picture?.words === words && now - picture.madeAt < (keepDays * DAY_MS) / 2) return;
    const fileId = await keep({
      tenant,
      draw: () => draw(points),
      name: 'reviews-on-time.png',
      title: 'Reviews held on time',
      before: picture?.fileId ?? null,
      onFileId: (id) =>
        ports.store.files.insert({
          tenant,
          fileId: id,
          recordId: `trend ${userId}`,
          postedAt: now,
        }),
    });
    if (fileId !== null) await ports.store.trends.put({ ...trend, picture: { fileId, words, madeAt: now } });
  };
