import pdfmake from 'pdfmake';
import type { Document } from '../domain/document.ts';
import { baseFace, type Face, fontFile } from './fonts.ts';
import { layOut } from './layout.ts';
import { refuseUnprintable } from './printable.ts';
import { createRuler } from './ruler.ts';

declare module 'pdfmake' {
  /** pdfmake's files in memory; its types know the browser's only. */
  const virtualfs: {
    existsSync(name: string): boolean;
    writeFileSync(name: string, content: Uint8Array): void;
  };
}

// A sheet needs nothing from the network or the disk: fonts are handed over in memory.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

function provide(face: Face): void {
  if (pdfmake.virtualfs.existsSync(face.id)) return;
  pdfmake.virtualfs.writeFileSync(face.id, fontFile(face));
  pdfmake.addFonts({ [face.id]: { normal: face.id } });
}

/** Document → PDF, on this thread: a tenth of a second and more. Use `renderPdf` where anything else must go on. */
export async function producePdf(document: Document): Promise<Uint8Array<ArrayBuffer>> {
  refuseUnprintable(document);
  const ruler = createRuler();
  const definition = layOut(document, ruler);
  for (const face of [baseFace(), ...ruler.used.values()]) provide(face);
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
