import type { Document } from '../domain/document.ts';
import { PdfFailed, type Unprintable, UnprintableText } from './errors.ts';

export interface Job {
  readonly id: number;
  readonly document: Document;
}

/** Errors lose their class on the way between threads, so they travel as data. */
export type Failure =
  | { readonly code: 'unprintable'; readonly found: readonly Unprintable[] }
  | { readonly code: 'pdf-failed'; readonly message: string };

export type Outcome =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly failure: Failure };

export const toFailure = (error: unknown): Failure =>
  error instanceof UnprintableText
    ? { code: 'unprintable', found: error.found }
    : { code: 'pdf-failed', message: error instanceof Error ? error.message : String(error) };

export const fromFailure = (failure: Failure): Error =>
  failure.code === 'unprintable' ? new UnprintableText(failure.found) : new PdfFailed(failure.message);
