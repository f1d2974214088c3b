import { CSV, PDF } from '../../../blocks/card.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Handlers } from '../handlers.ts';
import { deliverFile, paperFrom } from './deliver.ts';
import type { Screen } from './support.ts';

export const sendPaper =
  (ports: Ports, format: 'pdf' | 'csv'): Handlers['actions'][string] =>
  async ({ actor }, { value }) => ({
    kind: 'done',
    afterwards: (slack) => deliverFile(ports, { actor, paper: paperFrom(value), slack, format }),
  });

/** The PDF and CSV buttons of every record card and file. */
export const paperScreen = (ports: Ports): Screen => ({
  actions: { [PDF]: sendPaper(ports, 'pdf'), [CSV]: sendPaper(ports, 'csv') },
});
