import { z } from 'zod';

it('x', () => {
  expect(z.string().parse('a')).toBe('a');
});
