import { createLogger, type LogFields } from '../src/logger.ts';

const logged = (write: (log: ReturnType<typeof createLogger>) => void, level: 'info' | 'error' = 'info') => {
  const lines: string[] = [];
  write(createLogger({ level, destination: { write: (line) => lines.push(line) } }));
  return lines;
};

describe('createLogger', () => {
  it('writes ids and codes as one line of JSON', () => {
    const [line = ''] = logged((log) =>
      log.warn({ action: 'save_isp', user: 'U012ABC', reference: 'K7-Q2', ms: 12 }, 'could not save'),
    );
    expect(JSON.parse(line)).toEqual({
      level: 40,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      action: 'save_isp',
      user: 'U012ABC',
      reference: 'K7-Q2',
      ms: 12,
      msg: 'could not save',
    });
  });

  it('drops keys it does not know, however they got past the types', () => {
    const payload: unknown = JSON.parse(
      '{"record":"R1","view":{"state":"Zofia bit Leo"},"comments":"Zofia"}',
    );
    const [line = ''] = logged((log) => log.error(payload as LogFields, 'failed'));
    expect(line).not.toContain('Zofia');
    expect(JSON.parse(line)).toMatchObject({ record: 'R1', view: '[hidden]' });
  });

  it.each(['Zofia sat with us for ten minutes', 'Wiśniewska', 'x'.repeat(129), 'a\nb'])(
    'hides %j under a key it knows',
    (text) => {
      expect(logged((log) => log.info({ code: text }, 'saved'))[0]).not.toContain(text.slice(0, 6));
    },
  );

  it('keeps to its level', () => {
    expect(logged((log) => log.info({}, 'quiet'), 'error')).toEqual([]);
  });
});
