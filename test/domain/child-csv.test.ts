import fc from 'fast-check';
import { parseChildCsv } from '../../src/domain/child-csv.ts';

const HEADER = 'Name,Date of birth,Setting';
const csv = (...lines: readonly string[]) => parseChildCsv({ text: [HEADER, ...lines].join('\n') });
const messages = (text: string) =>
  parseChildCsv({ text }).errors.map(({ line, column, message }) => `${line} ${column}: ${message}`);

const full = `Child's name,Preferred name,DOB (DD/MM/YYYY),Setting,Key person,GR level,Agencies,Home language,Parental responsibility,Group provision map,Consent to contact agencies
Zofia Wiśniewska-Łukasz,,11/02/2022,WIL,Priya Shah,GR1,,Polish,Joanna Wiśniewska,yes,
陈思远,Leo,2021-12-19,WIL,Priya Shah,2,Community paediatrics; Speech and language therapy,Mandarin,"Li Na; Chen Wei",no,yes
Llŷr ap Gwilym-Ffowc,,31 August 2022,KEN,,Exceptional,,Welsh,,,No`;

describe('children from a spreadsheet', () => {
  it('reads every column', () => {
    const { rows, errors } = parseChildCsv({ text: full });
    expect(errors).toEqual([]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(rows[1]?.cells).toEqual({
      name: '陈思远',
      preferredName: 'Leo',
      dob: '2021-12-19',
      setting: 'WIL',
      keyPerson: 'Priya Shah',
      grLevel: '2',
      agencies: ['Community paediatrics', 'Speech and language therapy'],
      homeLanguage: 'Mandarin',
      parentalResponsibility: 'Li Na; Chen Wei',
      groupProvisionMap: false,
      agencyConsent: true,
    });
    expect(rows[0]?.cells).toMatchObject({
      dob: '2022-02-11',
      grLevel: '1',
      groupProvisionMap: true,
      agencyConsent: undefined,
      agencies: [],
    });
    expect(rows[2]?.cells).toMatchObject({ dob: '2022-08-31', grLevel: 'exceptional', agencyConsent: false });
  });

  it.each([
    ['commas', 'Name,DOB,Setting\nIsla Brown,03/03/2022,WIL'],
    ['semicolons', 'Name;DOB;Setting\nIsla Brown;03/03/2022;WIL'],
    ['tabs, as pasted', 'Name\tDOB\tSetting\nIsla Brown\t03/03/2022\tWIL'],
    ['a byte order mark', '\ufeffName,DOB,Setting\nIsla Brown,03/03/2022,WIL'],
    ['Windows line ends', 'Name,DOB,Setting\r\nIsla Brown,03/03/2022,WIL\r\n'],
    ['quotes', '"Name","DOB","Setting"\n"Isla Brown","03/03/2022","WIL"'],
    ['blank lines and empty rows', '\nName,DOB,Setting\n\nIsla Brown,03/03/2022,WIL\n,,\n'],
    ['other headings in another order', 'setting code,CHILD NAME *,D.O.B.\nWIL,Isla Brown,03/03/2022'],
    ['spaces round cells', ' Name , DOB , Setting \n Isla  Brown , 03/03/2022 , WIL '],
    ['a comma in a quoted heading', '"Name";"DOB (day, month, year)";"Setting"\nIsla Brown;03/03/2022;WIL'],
  ])('takes %s', (_what, text) => {
    const { rows, errors } = parseChildCsv({ text });
    expect(errors).toEqual([]);
    expect(rows.map(({ cells }) => cells)).toMatchObject([
      { name: 'Isla Brown', dob: '2022-03-03', setting: 'WIL' },
    ]);
  });

  it.each([
    ['2022-03-03', '2022-03-03'],
    ['3/3/2022', '2022-03-03'],
    ['03.04.2022', '2022-04-03'],
    ['03-04-2022', '2022-04-03'],
    ['3 March 2022', '2022-03-03'],
    ['3rd March 2022', '2022-03-03'],
    ['3 Mar 2022', '2022-03-03'],
    ['3-Sept-2022', '2022-09-03'],
    ['29/02/2024', '2024-02-29'],
  ])('reads the date %s', (typed, dob) => {
    expect(csv(`Isla Brown,${typed},WIL`).rows[0]?.cells.dob).toBe(dob);
  });

  it.each([
    ['03/25/2022', '“03/25/2022” looks like month first. Please write the day first, such as 25/03/2022.'],
    ['03/03/22', '“03/03/22” has a two-figure year. Please write it as day/month/year, such as 03/03/2022.'],
    [
      '29/02/2023',
      '“29/02/2023” is not a date we can read. Please write it as day/month/year, such as 03/03/2022.',
    ],
    [
      '3 Smarch 2022',
      '“3 Smarch 2022” is not a date we can read. Please write it as day/month/year, such as 03/03/2022.',
    ],
    ['44623', '“44623” is not a date we can read. Please write it as day/month/year, such as 03/03/2022.'],
    ['', 'Please add the date of birth.'],
  ])('explains the date %j', (typed, message) => {
    const { rows, errors } = csv(`Isla Brown,${typed},WIL`, 'Theo Marchetti,05/11/2021,KEN');
    expect(errors).toEqual([{ line: 2, column: 'Date of birth', message }]);
    expect(rows.map(({ line }) => line)).toEqual([3]);
  });

  it('checks a date of birth against today', () => {
    const { errors } = parseChildCsv({ text: `${HEADER}\nIsla Brown,03/03/2032,WIL`, today: '2026-01-01' });
    expect(errors[0]?.message).toBe('3 March 2032 is still to come. Please check the year.');
  });

  it.each([
    ['nothing', '', ['1 : There is nothing here yet. Please paste the table with its headings.']],
    ['headings only', HEADER, ['1 : There are headings but no children below them yet.']],
    [
      'no date column',
      'Name,Setting\nIsla Brown,WIL',
      ['1 Date of birth: Please add a column called “Date of birth”.'],
    ],
    [
      'a column we do not know',
      `${HEADER},Shoe size\nIsla Brown,03/03/2022,WIL,8`,
      ['1 Shoe size: “Shoe size” is not a column we know, so it was left out.'],
    ],
    [
      'a column twice',
      `${HEADER},DOB\nIsla Brown,03/03/2022,WIL,03/03/2022`,
      ['1 DOB: There are two columns for “Date of birth”. The first one was read.'],
    ],
    [
      'no name and no setting',
      `${HEADER}\n,03/03/2022,`,
      ['2 Name: Please add the child’s name.', '2 Setting: Please say which setting.'],
    ],
    [
      'a comma without quotes',
      `${HEADER}\nBrown, Isla,03/03/2022,WIL`,
      [
        '2 : This line has more cells than there are headings. Please put quotation marks round a cell that holds a comma.',
        '2 Date of birth: “Isla” is not a date we can read. Please write it as day/month/year, such as 03/03/2022.',
      ],
    ],
    [
      'a level that is none',
      `${HEADER},GR\nIsla Brown,03/03/2022,WIL,7`,
      ['2 GR level: “7” is not a level. Please use 1, 2, 3, 4, Exceptional.'],
    ],
    [
      'neither yes nor no',
      `${HEADER},Consent\nIsla Brown,03/03/2022,WIL,maybe`,
      ['2 Consent to contact agencies: “maybe” is neither yes nor no. Please write yes or no.'],
    ],
    [
      'a quotation mark left open',
      `${HEADER}\nIsla Brown,03/03/2022,WIL\n"Theo Marchetti,05/11/2021,KEN\nA,B,C`,
      ['3 : A quotation mark opens here and never closes. Please close it, or take it out, and try again.'],
    ],
    [
      'the same child twice',
      `${HEADER}\nIsla Brown,03/03/2022,WIL\nISLA  BROWN,2022-03-03,wil`,
      ['3 Name: ISLA BROWN with this date of birth is already on line 2. Please keep one of the two.'],
    ],
  ])('explains %s', (_what, text, expected) => {
    expect(messages(text)).toEqual(expected);
  });

  it('keeps twins, and namesakes in two settings', () => {
    const { rows, errors } = csv(
      'Amara Nwosu-Bell,27/03/2022,WIL',
      'Amaya Nwosu-Bell,27/03/2022,WIL',
      'Isla Brown,03/03/2022,WIL',
      'Isla Brown,03/03/2022,HAR',
      'Isla Brown,04/03/2022,WIL',
    );
    expect(errors).toEqual([]);
    expect(rows).toHaveLength(5);
  });

  it('counts lines as the file does, with cells of two lines and blank lines', () => {
    const text = `${HEADER},Agencies\n\n"Isla\nBrown",03/03/2022,WIL,"Physio\nSpeech therapy"\nTheo,bad,KEN,`;
    const { rows, errors } = parseChildCsv({ text });
    expect(rows).toMatchObject([
      { line: 3, cells: { name: 'Isla Brown', agencies: ['Physio', 'Speech therapy'] } },
    ]);
    expect(errors).toMatchObject([{ line: 6 }]);
  });

  it('uses the setting it is given when the file names none', () => {
    const { rows, errors } = parseChildCsv({
      text: 'Name,DOB\nIsla Brown,03/03/2022',
      defaultSetting: 'WIL',
    });
    expect(errors).toEqual([]);
    expect(rows[0]?.cells.setting).toBe('WIL');
  });

  it('keeps quotation marks inside a pasted name', () => {
    const { rows } = parseChildCsv({
      text: 'Name\tDOB\tSetting\nTheodore "Theo" Marchetti\t05/11/2021\tKEN',
    });
    expect(rows[0]?.cells.name).toBe('Theodore "Theo" Marchetti');
  });

  it('reads back any names quoted by the rules of CSV', () => {
    const name = fc
      .stringMatching(/^[\p{L}][\p{L},;"' -]{0,20}[\p{L}]$/u)
      .map((text) => text.normalize('NFC').replace(/\s+/gu, ' '));
    fc.assert(
      fc.property(
        fc.uniqueArray(name, {
          selector: (text) => text.toLowerCase().replace(/[^\p{L}]/gu, ''),
          minLength: 1,
          maxLength: 5,
        }),
        (names) => {
          const lines = names.map((text, at) => `"${text.replaceAll('"', '""')}",${10 + at}/03/2022,WIL`);
          const { rows, errors } = csv(...lines);
          expect(errors).toEqual([]);
          expect(rows.map(({ cells }) => cells.name)).toEqual(names);
        },
      ),
    );
  });

  it('never throws, and answers each line once', () => {
    const piece = fc.oneof(
      fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', '2022-03-03', 'WIL', 'Isla'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { rows, errors } = parseChildCsv({ text: `${HEADER}\n${pieces.join('')}` });
        const bad = new Set(errors.map(({ line }) => line));
        for (const { line } of rows) expect(bad.has(line)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
