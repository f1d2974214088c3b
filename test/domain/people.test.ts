import fc from 'fast-check';
import { formatPeople, parsePeople } from '../../src/domain/people.ts';

describe('people typed one a line', () => {
  it.each<[line: string, name: string, role: string]>([
    ['Joanna Wiśniewska, mother', 'Joanna Wiśniewska', 'mother'],
    ['Anna Kowalska – SENCO', 'Anna Kowalska', 'SENCO'],
    ['Anna Kowalska - SENCO', 'Anna Kowalska', 'SENCO'],
    ['Anna Kowalska — SENCO', 'Anna Kowalska', 'SENCO'],
    ['Dr Li (physiotherapist)', 'Dr Li', 'physiotherapist'],
    ['李医生（物理治疗师）', '李医生', '物理治疗师'],
    ['李医生，物理治疗师', '李医生', '物理治疗师'],
    ['ليلى، الأم', 'ليلى', 'الأم'],
    ['Zofia Wiśniewska-Łukasz', 'Zofia Wiśniewska-Łukasz', ''],
    ['Zofia Wiśniewska-Łukasz - key person', 'Zofia Wiśniewska-Łukasz', 'key person'],
    ['Anna Kowalska (SENCO, Willow Bank)', 'Anna Kowalska', 'SENCO, Willow Bank'],
    ['Anna (Ania) Kowalska, SENCO', 'Anna (Ania) Kowalska', 'SENCO'],
    ['Anna (Ania) Kowalska (SENCO)', 'Anna (Ania) Kowalska', 'SENCO'],
    ['Anna Kowalska (SENCO (acting))', 'Anna Kowalska', 'SENCO (acting)'],
    ['Anna Kowalska, SENCO - Willow Bank', 'Anna Kowalska', 'SENCO - Willow Bank'],
    ['Anna Kowalska,', 'Anna Kowalska', ''],
    ['Anna Kowalska,SENCO', 'Anna Kowalska', 'SENCO'],
    ['- Joanna, mother', 'Joanna', 'mother'],
    ['• Joanna, mother', 'Joanna', 'mother'],
    ['  Mum  ', 'Mum', ''],
    ['(physiotherapist)', '(physiotherapist)', ''],
    [')', ')', ''],
  ])('%j', (line, name, role) => {
    expect(parsePeople(line)).toEqual([{ name, role }]);
  });

  it('skips blank lines, whatever ends a line', () => {
    expect(parsePeople('\nJo, mum\r\n\n  \nDr Li (GP)\n')).toEqual([
      { name: 'Jo', role: 'mum' },
      { name: 'Dr Li', role: 'GP' },
    ]);
    expect(parsePeople('')).toEqual([]);
  });

  const word = fc.constantFrom(
    'Anna',
    'Wiśniewska-Łukasz',
    "O'Riordan",
    '陈思远',
    'ليلى',
    'Dr',
    '(Ania)',
    'key',
    'person',
    'and',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));

  it('reads back what it prints', () => {
    const people = fc.array(fc.record({ name: words, role: fc.oneof(fc.constant(''), words) }));
    fc.assert(fc.property(people, (list) => expect(parsePeople(formatPeople(list))).toEqual(list)));
  });

  it('changes nothing the second time, whatever was typed', () => {
    const anything = fc.array(
      fc.oneof(word, fc.constantFrom(',', ' - ', '–', '(', ')', '\n', ' ', '، ', '- '), fc.string()),
    );
    fc.assert(
      fc.property(anything, (parts) => {
        const once = parsePeople(parts.join(''));
        expect(parsePeople(formatPeople(once))).toEqual(once);
      }),
      { numRuns: 3000 },
    );
  });
});
