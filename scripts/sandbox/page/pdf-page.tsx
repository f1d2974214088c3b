import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';

const draw = async (pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, width: number) => {
  const page = await pdf.getPage(number);
  const density = Math.max(devicePixelRatio, 1);
  const scale = (width * density) / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
};

/** One page as a picture, with its text for those who do not see the picture. */
export const PdfPage = ({ pdf, number, width }: { pdf: PDFDocumentProxy; number: number; width: number }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    // A canvas of its own for each width: pdf.js refuses two drawings on one.
    const drawn = document.createElement('canvas');
    let isGone = false;
    void draw(pdf, number, drawn, width).then((words) => {
      if (isGone || !canvas.current) return;
      canvas.current.width = drawn.width;
      canvas.current.height = drawn.height;
      canvas.current.getContext('2d')?.drawImage(drawn, 0, 0);
      setText(words);
    });
    return () => {
      isGone = true;
    };
  }, [pdf, number, width]);
  return (
    <figure className="pdf-page" style={{ width }}>
      <canvas ref={canvas} style={{ width }} />
      <figcaption className="only-heard">
        Page {number} of {pdf.numPages}: {text}
      </figcaption>
    </figure>
  );
};
