import { PDF } from '../../../blocks/card.ts';
import type { Ports } from '../../usecases/ports.ts';
import { deliverPdf, paperFrom } from './deliver.ts';
import type { Screen } from './support.ts';

/** The PDF button of every record card and file. */
export const paperScreen = (ports: Ports): Screen => ({
  actions: {
    [PDF]: async ({ actor }, { value }) => ({
      kind: 'done',
      afterwards: (slack) => deliverPdf(ports, { actor, paper: paperFrom(value), slack }),
    }),
  },
});
