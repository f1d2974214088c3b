import { createMetrics } from '../src/metrics.ts';

const waiting = async () => ({ waiting: 2, parked: 1 });

describe('the figures', () => {
  it('are of this process, but for the outbox', async () => {
    const metrics = createMetrics({ counts: waiting });
    metrics.swept({ plans: 3, failed: 1, seconds: 0.2 });
    for (const what of ['sent', 'sent', 'ambiguous', 'parked'] as const) metrics.happened(what);
    const text = await metrics.text();
    for (const line of [
      'graduated_response_due_total 3',
      'graduated_response_sweep_failures_total 1',
      'graduated_response_sweep_seconds_sum 0.2',
      'graduated_response_notices_total{what="sent"} 2',
      'graduated_response_notices_total{what="ambiguous"} 1',
      'graduated_response_notices_total{what="delayed"} 0',
      'graduated_response_outbox{state="waiting"} 2',
      'graduated_response_outbox{state="parked"} 1',
    ])
      expect(text.split('\n')).toContain(line);
  });

  it('are there while MongoDB is away, without those of the outbox', async () => {
    let counts = waiting;
    const metrics = createMetrics({ counts: () => counts() });
    expect(await metrics.text()).toContain('outbox{');
    counts = () => Promise.reject(new Error('away'));
    const text = await metrics.text();
    expect(text).toContain('graduated_response_notices_total{what="sent"} 0');
    expect(text).not.toContain('outbox{');
  });
});
