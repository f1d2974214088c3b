import type { PDFDocumentProxy } from 'pdfjs-dist';
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import { useEffect, useState } from 'react';

GlobalWorkerOptions.workerSrc = '/pdf.worker.js';

export type Opened =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'open'; readonly pdf: PDFDocumentProxy };

export const usePdf = (url: string): Opened => {
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' });
  useEffect(() => {
    // Sheets come from the app, but a PDF is still somebody's file: nothing in it is run.
    const task = getDocument({ url, isEvalSupported: false });
    task.promise.then(
      (pdf) => setOpened({ kind: 'open', pdf }),
      () => setOpened({ kind: 'failed' }),
    );
    return () => void task.destroy();
  }, [url]);
  return opened;
};
