import type { Font } from 'fontkit';

interface Positioner {
  applyAnchor(mark: { markAnchor: unknown }, base: unknown, index: number): void;
}

const patched = new WeakSet<object>();

/**
 * fontkit 2.0.4 throws where a font gives a letter no anchor for a mark (a null offset, which OpenType allows and
 * the Gurmukhi font uses); shapers are to leave such a mark where it stands. The class is not exported, so it is
 * reached through a font. pdfkit lays out with the same class, as long as both load the same copy of fontkit.
 */
export function tolerateMissingAnchors(font: Font): void {
  font.layout('a'); // the engine is made by the first layout
  const engine: unknown = Reflect.get(font, '_layoutEngine')?.engine;
  const positioner: unknown = engine instanceof Object && Reflect.get(engine, 'GPOSProcessor');
  if (!(positioner instanceof Object)) return;
  const prototype: Positioner = Object.getPrototypeOf(positioner);
  if (patched.has(prototype)) return;
  patched.add(prototype);
  const original = prototype.applyAnchor;
  prototype.applyAnchor = function (mark, base, index) {
    if (base && mark.markAnchor) original.call(this, mark, base, index);
  };
}
