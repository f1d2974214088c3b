import { useEffect, useId, useRef, useState } from 'react';
import type { PageFile } from '../workspace/page-api.ts';
import { fileUrl } from './api.ts';
import { Dialog } from './dialog.tsx';
import { Cross } from './icons.tsx';
import { PdfPage } from './pdf-page.tsx';
import { type Opened, usePdf } from './use-pdf.ts';
import { useWorkspaceContext } from './workspace-context.ts';

const Pages = ({ opened, width }: { opened: Opened; width: number }) => {
  if (opened.kind === 'opening') return <p role="status">Opening…</p>;
  if (opened.kind === 'failed') return <p role="alert">This PDF could not be shown. Download it instead.</p>;
  return Array.from({ length: opened.pdf.numPages }, (_, index) => index + 1).map((number) => (
    <PdfPage key={number} pdf={opened.pdf} number={number} width={width} />
  ));
};

const margin = 32;
const steps = [1, 1.5, 2];

export const PdfViewer = ({ file, close }: { file: PageFile; close: () => void }) => {
  const { snapshot } = useWorkspaceContext();
  const title = useId();
  const url = fileUrl(file.id, snapshot.me);
  const opened = usePdf(url);
  const [zoom, setZoom] = useState(0);
  const [room, setRoom] = useState(0);
  const pages = useRef<HTMLElement>(null);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setRoom(Math.floor(entry?.contentRect.width ?? 0)));
    if (pages.current) observer.observe(pages.current);
    return () => observer.disconnect();
  }, []);
  const factor = steps[zoom % steps.length] ?? 1;
  return (
    <Dialog labelledBy={title} className="pdf-viewer" onEscape={close}>
      <header className="modal-bar">
        <h2 id={title} dir="auto">
          {file.name}
        </h2>
        <span className="pdf-tools">
          <button type="button" className="button small" onClick={() => setZoom(zoom + 1)}>
            {factor === 1 ? 'Zoom in' : `Zoom ${factor * 100} %`}
          </button>
          <a className="button small" href={url} download={file.name}>
            Download
          </a>
          <button type="button" className="quiet" aria-label="Close the PDF" onClick={close}>
            <Cross />
          </button>
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section ref={pages} className="pdf-pages" tabIndex={0} aria-label="Pages">
        {room > 0 && <Pages opened={opened} width={Math.max(280, (room - margin) * factor)} />}
      </section>
    </Dialog>
  );
};
