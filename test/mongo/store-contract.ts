import { inclusionActionPlan } from '../../src/domain/sheets/inclusion-action-plan.ts';
import { sheets } from '../../src/domain/sheets/index.ts';
import { individualProvisionMap } from '../../src/domain/sheets/individual-provision-map.ts';
import { minutesOfReview } from '../../src/domain/sheets/minutes-of-review.ts';
import type { Store } from '../../src/usecases/ports.ts';
import * as sample from './samples.ts';

const other = { tenant: 'T2' };
const mine = { tenant: 'T1' };
const failure = (code: string) => expect.objectContaining({ code });

/** What every `Store` does, on whatever it stands. Each test starts on an empty one. */
export const storeContract = (current: () => Store): void => {
  describe('settings and members', () => {
    it('gives a setting back as it was put in, and only to its tenant', async () => {
      const store = current();
      const setting = sample.setting();
      await store.settings.insert(setting);
      expect(await store.settings.get({ ...mine, id: setting.id })).toStrictEqual(setting);
      expect(await store.settings.all(mine)).toStrictEqual([setting]);
      expect(await store.settings.get({ ...other, id: setting.id })).toBeNull();
      expect(await store.settings.all(other)).toStrictEqual([]);
    });

    it('refuses the code of another setting of the tenant', async () => {
      const store = current();
      await store.settings.insert(sample.setting());
      const second = sample.setting({ id: 'set-2' });
      await expect(store.settings.insert(second)).rejects.toEqual(failure('code-taken'));
      await store.settings.insert({ ...second, code: 'WIL' });
      await expect(store.settings.replace(second)).rejects.toEqual(failure('code-taken'));
      await store.settings.insert({ ...sample.setting(), ...other });
    });

    it('counts children up from 1, each number once', async () => {
      const store = current();
      const next = () => store.settings.nextChildNumber({ ...mine, id: 'set-1' });
      expect(await next()).toBe(1);
      const numbers = await Promise.all(Array.from({ length: 10 }, next));
      expect([...numbers].sort((a, b) => a - b)).toStrictEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(await store.settings.nextChildNumber({ ...other, id: 'set-1' })).toBe(1);
    });

    it('replaces all members of a setting and leaves the others', async () => {
      const store = current();
      const members = [sample.member(), sample.member({ userId: 'U2', role: 'practitioner' })];
      const elsewhere = sample.member({ settingId: 'set-2' });
      const foreign = sample.member(other);
      await store.members.replaceAll({ ...mine, settingId: 'set-1', members });
      await store.members.replaceAll({ ...mine, settingId: 'set-2', members: [elsewhere] });
      await store.members.replaceAll({ ...other, settingId: 'set-1', members: [foreign] });
      const ofSettings = await store.members.ofSettings({ ...mine, settingIds: ['set-1'] });
      expect(ofSettings).toHaveLength(2);
      expect(ofSettings).toEqual(expect.arrayContaining(members));
      const ofUser = await store.members.ofUser({ ...mine, userId: 'U1' });
      expect(ofUser).toHaveLength(2);
      expect(ofUser).toEqual(expect.arrayContaining([members[0], elsewhere]));
      await store.members.replaceAll({ ...mine, settingId: 'set-1', members: [] });
      expect(await store.members.ofSettings({ ...mine, settingIds: ['set-1', 'set-2'] })).toStrictEqual([
        elsewhere,
      ]);
      expect(await store.members.ofUser({ ...other, userId: 'U1' })).toStrictEqual([foreign]);
    });
  });

  describe('children', () => {
    it('gives a child back as it was put in, and only to its tenant and setting', async () => {
      const store = current();
      const child = sample.child();
      const foreign = sample.child(other);
      await store.children.insert(child);
      await store.children.insert(foreign);
      expect(await store.children.get({ ...mine, id: child.id })).toStrictEqual(child);
      expect(await store.children.get({ ...other, id: child.id })).toStrictEqual(foreign);
      expect(await store.children.inSettings({ ...mine, settingIds: ['set-1', 'x'] })).toStrictEqual([child]);
      expect(await store.children.inSettings({ ...mine, settingIds: ['x'] })).toStrictEqual([]);
      expect(await store.children.inSettings({ ...mine, settingIds: [] })).toStrictEqual([]);
      await expect(store.children.insert(sample.child({ id: 'child-2' }))).rejects.toEqual(
        failure('code-taken'),
      );
    });
  });

  describe('records', () => {
    it.each(sheets.map((sheet) => [sheet.id, sheet] as const))(
      'keeps every answer of %s',
      async (_, sheet) => {
        const store = current();
        for (const [id, answers] of [
          ['full', sample.fullAnswers(sheet)],
          ['empty', sample.emptyAnswers(sheet)],
        ] as const) {
          const record = sample.record({ id, sheet: sheet.id, answers, live: false, plan: null });
          await store.records.insert(record, sample.version(record));
          expect(await store.records.get({ ...mine, id })).toStrictEqual(record);
          expect(await store.versions.get({ ...mine, recordId: id, revision: 1 })).toStrictEqual(
            sample.version(record),
          );
          const changed = { ...record, answers: sample.fullAnswers(sheet) };
          expect(await store.records.revise(changed, sample.version(record, { revision: 2 }))).toBe(true);
          expect(await store.records.get({ ...mine, id })).toStrictEqual({
            ...changed,
            revision: 2,
            stamp: 2,
          });
        }
      },
    );

    it('refuses an answer that the sheet does not ask', async () => {
      const record = sample.record({ answers: { ...sample.record().answers, stranger: 'x' } });
      await expect(current().records.insert(record, sample.version(record))).rejects.toThrow();
      expect(await current().records.get({ ...mine, id: record.id })).toBeNull();
    });

    it('lists the records of a child, newest first, for its tenant only', async () => {
      const store = current();
      const old = sample.record({ id: 'old', live: false, createdAt: 1 });
      const young = sample.record({ id: 'young', createdAt: 2 });
      for (const record of [old, young, sample.record(other)])
        await store.records.insert(record, sample.version(record));
      expect(await store.records.ofChild({ ...mine, childId: 'child-1' })).toStrictEqual([young, old]);
      expect(await store.records.ofChild({ ...mine, childId: 'child-2' })).toStrictEqual([]);
      expect(await store.records.get({ ...other, id: 'young' })).toBeNull();
    });

    it('finds the live plans of settings', async () => {
      const store = current();
      const plan = sample.record();
      const minutes = sample.record({
        id: 'minutes',
        sheet: minutesOfReview.id,
        answers: sample.fullAnswers(minutesOfReview),
        plan: null,
        review: {
          planIds: ['rec-1'],
          targets: [{ planId: 'rec-1', targetId: 'l1', text: 'a', outcome: 'partly', tally: '3 of 5' }],
          onward: 'again',
          nextReviewBy: null,
          timing: ['Review not before 5 May 2026: ill'],
        },
      });
      const ended = sample.record({ id: 'ended', live: false });
      const elsewhere = sample.record({ id: 'elsewhere', settingId: 'set-2', childId: 'child-2' });
      for (const record of [plan, minutes, ended, elsewhere, sample.record(other)]) {
        await store.records.insert(record, sample.version(record));
      }
      expect(await store.records.livePlans({ ...mine, settingIds: ['set-1'] })).toStrictEqual([plan]);
      expect(await store.records.livePlans({ ...mine, settingIds: ['set-1', 'set-2'] })).toHaveLength(2);
      expect(await store.records.get({ ...mine, id: 'minutes' })).toStrictEqual(minutes);
    });

    it('allows one live plan of a child on each sheet', async () => {
      const store = current();
      const insert = (record: ReturnType<typeof sample.record>) =>
        store.records.insert(record, sample.version(record));
      const provisionMap = {
        sheet: individualProvisionMap.id,
        answers: sample.fullAnswers(individualProvisionMap),
      };
      await insert(sample.record());
      await expect(insert(sample.record({ id: 'second' }))).rejects.toEqual(failure('already-live'));
      expect(await store.versions.get({ ...mine, recordId: 'second', revision: 1 })).toBeNull();
      await insert(sample.record({ id: 'beside', ...provisionMap }));
      await insert(sample.record({ id: 'other child', childId: 'child-2' }));
      await insert(sample.record({ id: 'ended', live: false }));
      await insert(sample.record(other));
      await expect(store.records.mark(sample.record({ id: 'ended' }))).rejects.toEqual(
        failure('already-live'),
      );
    });

    it('allows one live standing sheet of a setting', async () => {
      const store = current();
      const standing = sample.record({
        sheet: inclusionActionPlan.id,
        answers: sample.fullAnswers(inclusionActionPlan),
        childId: null,
        plan: null,
      });
      await store.records.insert(standing, sample.version(standing));
      const second = { ...standing, id: 'second' };
      await expect(store.records.insert(second, sample.version(second))).rejects.toEqual(
        failure('already-live'),
      );
      const scope = { ...mine, settingId: 'set-1', sheet: standing.sheet };
      expect(await store.records.standing(scope)).toStrictEqual(standing);
      expect(await store.records.standing({ ...scope, ...other })).toBeNull();
      expect(await store.records.standing({ ...scope, settingId: 'set-2' })).toBeNull();
    });

    it('lets one of two change a revision, and changes nothing for the other', async () => {
      const store = current();
      const first = sample.record();
      await store.records.insert(first, sample.version(first));
      const change = (byName: string) =>
        store.records.revise(
          { ...first, updatedByName: byName },
          sample.version(first, { revision: 2, byName }),
        );
      const [a, b] = await Promise.all([change('Ann'), change('Bob')]);
      expect([a, b].filter(Boolean)).toHaveLength(1);
      const winner = a ? 'Ann' : 'Bob';
      expect((await store.records.get({ ...mine, id: first.id }))?.updatedByName).toBe(winner);
      const since = await store.versions.since({ ...mine, recordId: first.id, revision: 1 });
      expect(since.map(({ revision, byName }) => [revision, byName])).toStrictEqual([[2, winner]]);
      expect(await store.versions.since({ ...other, recordId: first.id, revision: 0 })).toStrictEqual([]);
      expect(await store.versions.since({ ...mine, recordId: first.id, revision: 0 })).toHaveLength(2);
    });

    it('marks a record without touching its words', async () => {
      const store = current();
      const first = sample.record();
      await store.records.insert(first, sample.version(first));
      const marked = {
        ...first,
        live: false,
        plan: { ...sample.planFacts, afterReview: 'end' as const, ended: null },
      };
      expect(await store.records.mark({ ...marked, answers: {}, updatedByName: 'nobody' })).toBe(true);
      expect(await store.records.get({ ...mine, id: first.id })).toStrictEqual({ ...marked, stamp: 2 });
      expect(await store.records.mark(marked)).toBe(false);
      expect(await store.records.mark({ ...marked, stamp: 2, ...other })).toBe(false);
    });
  });

  it('adds sign-offs to a version, in order', async () => {
    const store = current();
    const record = sample.record();
    await store.records.insert(record, sample.version(record));
    const scope = { ...mine, recordId: record.id, revision: 1 };
    const later = { ...sample.signOff, state: 'declined' as const };
    expect(await store.versions.addSignOff({ ...scope, signOff: sample.signOff })).toBe(true);
    expect(await store.versions.addSignOff({ ...scope, signOff: later })).toBe(true);
    expect(await store.versions.addSignOff({ ...scope, revision: 2, signOff: later })).toBe(false);
    expect(await store.versions.addSignOff({ ...scope, ...other, signOff: later })).toBe(false);
    expect((await store.versions.get(scope))?.signOffs).toStrictEqual([sample.signOff, later]);
    expect(await store.versions.get({ ...scope, ...other })).toBeNull();
  });

  it('lists the entries of plans by date, then by recording', async () => {
    const store = current();
    const late = sample.entry({ id: 'late', date: '2026-03-06', recordedAt: 1, planId: 'rec-2' });
    const second = sample.entry({ id: 'second', recordedAt: 3, movedAway: true });
    const first = sample.entry({ id: 'first', recordedAt: 2, trace: [] });
    for (const entry of [late, second, first, sample.entry(other)]) await store.entries.insert(entry);
    expect(await store.entries.ofPlans({ ...mine, planIds: ['rec-1', 'rec-2'] })).toStrictEqual([
      first,
      second,
      late,
    ]);
    expect(await store.entries.ofPlans({ ...mine, planIds: ['rec-1'] })).toStrictEqual([first, second]);
    expect(await store.entries.get({ ...mine, id: 'late' })).toStrictEqual(late);
    expect(await store.entries.get({ ...other, id: 'late' })).toBeNull();
  });

  it('lists the reports asked for a child', async () => {
    const store = current();
    await store.reports.insert(sample.report());
    await store.reports.insert(sample.report(other));
    expect(await store.reports.ofChild({ ...mine, childId: 'child-1' })).toStrictEqual([sample.report()]);
    expect(await store.reports.ofChild({ ...mine, childId: 'child-2' })).toStrictEqual([]);
    expect(await store.reports.get({ ...other, id: 'report-1' })).toStrictEqual(sample.report(other));
  });

  it('replaces only what still is at the revision it was based on', async () => {
    const store = current();
    const tables = [
      [store.settings, sample.setting()],
      [store.children, sample.child()],
      [store.entries, sample.entry()],
      [store.reports, sample.report()],
    ] as const;
    for (const [table, item] of tables) {
      type Table = {
        insert(item: unknown): Promise<void>;
        replace(item: unknown): Promise<boolean>;
        get(scope: { tenant: string; id: string }): Promise<unknown>;
      };
      const { insert, replace, get } = table as Table;
      expect(await replace(item)).toBe(false);
      await insert(item);
      expect(await replace({ ...item, ...other })).toBe(false);
      expect(await replace(item)).toBe(true);
      expect(await get({ ...mine, id: item.id })).toStrictEqual({ ...item, revision: 2 });
      expect(await replace(item)).toBe(false);
      const both = await Promise.all([2, 2].map((revision) => replace({ ...item, revision })));
      expect(both.filter(Boolean)).toHaveLength(1);
    }
  });

  it('keeps the last draft of a person', async () => {
    const store = current();
    await store.drafts.put(sample.draft({ rows: {} }));
    await store.drafts.put(sample.draft());
    await store.drafts.put(sample.draft({ userId: 'U2', rows: {} }));
    const scope = { ...mine, id: 'draft-1', userId: 'U1' };
    expect(await store.drafts.get(scope)).toStrictEqual(sample.draft());
    expect(await store.drafts.get({ ...scope, userId: 'U2' })).toStrictEqual(
      sample.draft({ userId: 'U2', rows: {} }),
    );
    expect(await store.drafts.get({ ...scope, ...other })).toBeNull();
  });

  it('notes a file, once', async () => {
    const file = { ...mine, fileId: 'F1', recordId: 'rec-1', postedAt: 1 };
    const { files } = current();
    await files.insert(file);
    await files.insert(file);
    expect(await files.postedUntil({ until: 1, now: 1, limit: 9 })).toStrictEqual([file]);
  });

  it('gives the files posted up to a moment, the oldest first, but not one put off or removed', async () => {
    const { files } = current();
    const posted = (fileId: string, postedAt: number) => ({ ...mine, fileId, recordId: 'rec-1', postedAt });
    const [oldest, older, newer] = [posted('F1', 1), posted('F2', 2), posted('F3', 3)] as const;
    for (const file of [newer, older, oldest]) await files.insert(file);
    await files.insert({ ...oldest, ...other });
    await files.remove({ ...oldest, ...other });
    const ids = async (now: number, limit = 9) =>
      (await files.postedUntil({ until: 2, now, limit })).map(({ fileId }) => fileId);
    expect(await ids(0)).toEqual(['F1', 'F2']);
    expect(await ids(0, 1)).toEqual(['F1']);
    await files.putOff(oldest, 50);
    expect(await ids(49)).toEqual(['F2']);
    expect(await ids(50)).toEqual(['F1', 'F2']);
    await files.remove(older);
    expect(await ids(50)).toEqual(['F1']);
  });

  describe('once', () => {
    const receipt = { ...mine, key: 'view-1', content: 'abc' };

    it('gives the first result again without running', async () => {
      const store = current();
      let runs = 0;
      const work = async () => ({ id: 'x', run: ++runs });
      expect(await store.once(receipt, work)).toStrictEqual({ id: 'x', run: 1 });
      expect(await store.once(receipt, work)).toStrictEqual({ id: 'x', run: 1 });
      expect(await store.once({ ...receipt, ...other }, work)).toStrictEqual({ id: 'x', run: 2 });
      expect(await store.once({ ...receipt, key: 'nothing' }, async () => undefined)).toBeUndefined();
      expect(await store.once({ ...receipt, key: 'nothing' }, async () => undefined)).toBeUndefined();
    });

    it('refuses the same key with other content', async () => {
      const store = current();
      await store.once(receipt, async () => 1);
      await expect(store.once({ ...receipt, content: 'other' }, async () => 2)).rejects.toEqual(
        failure('saved-already'),
      );
    });

    it('makes one record of twenty clicks at once', async () => {
      const store = current();
      let number = 0;
      const click = () =>
        store.once(receipt, async () => {
          const record = sample.record({ id: `rec-${++number}` });
          await store.records.insert(record, sample.version(record));
          return record.id;
        });
      const ids = await Promise.all(Array.from({ length: 20 }, click));
      expect(new Set(ids).size).toBe(1);
      expect(await store.records.ofChild({ ...mine, childId: 'child-1' })).toHaveLength(1);
    });

    it('refuses other content at the same moment', async () => {
      const store = current();
      const submit = (content: string) => store.once({ ...receipt, content }, async () => content);
      const answers = await Promise.allSettled(['a', 'b', 'a', 'b'].map(submit));
      const kept = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
      const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
      expect(new Set(kept).size).toBe(1);
      expect(refused).toEqual([failure('saved-already'), failure('saved-already')]);
    });

    it('leaves nothing behind when the work fails, and can be tried again', async () => {
      const store = current();
      const record = sample.record();
      const write = async () => {
        await store.settings.insert(sample.setting());
        await store.settings.nextChildNumber({ ...mine, id: 'set-1' });
        await store.members.replaceAll({ ...mine, settingId: 'set-1', members: [sample.member()] });
        // At once, which a session does not allow by itself.
        await Promise.all([
          store.children.insert(sample.child()),
          store.records.insert(record, sample.version(record)),
          store.entries.insert(sample.entry()),
          store.reports.insert(sample.report()),
          store.drafts.put(sample.draft()),
          store.files.insert({ ...mine, fileId: 'F1', recordId: 'rec-1', postedAt: 1 }),
        ]);
        await store.settings.replace(sample.setting());
        await store.records.mark(record);
        await store.versions.addSignOff({
          ...mine,
          recordId: record.id,
          revision: 1,
          signOff: sample.signOff,
        });
        expect((await store.records.livePlans({ ...mine, settingIds: ['set-1'] }))[0]?.stamp).toBe(2);
      };
      const fails = store.once(receipt, async () => {
        await write();
        throw new Error('after all of it');
      });
      await expect(fails).rejects.toThrow('after all of it');
      expect(await store.settings.all(mine)).toStrictEqual([]);
      expect(await store.members.ofUser({ ...mine, userId: 'U1' })).toStrictEqual([]);
      expect(await store.children.get({ ...mine, id: 'child-1' })).toBeNull();
      expect(await store.records.get({ ...mine, id: 'rec-1' })).toBeNull();
      expect(await store.versions.since({ ...mine, recordId: 'rec-1', revision: 0 })).toStrictEqual([]);
      expect(await store.entries.ofPlans({ ...mine, planIds: ['rec-1'] })).toStrictEqual([]);
      expect(await store.reports.get({ ...mine, id: 'report-1' })).toBeNull();
      expect(await store.drafts.get({ ...mine, id: 'draft-1', userId: 'U1' })).toBeNull();
      await store.once(receipt, write);
      expect(await store.settings.nextChildNumber({ ...mine, id: 'set-1' })).toBe(2);
      expect((await store.versions.get({ ...mine, recordId: 'rec-1', revision: 1 }))?.signOffs).toHaveLength(
        1,
      );
    });

    it('passes on the refusal of a rule, and leaves nothing behind', async () => {
      const store = current();
      await store.settings.insert(sample.setting());
      const fails = store.once(receipt, async () => {
        await store.entries.insert(sample.entry());
        await store.settings.insert(sample.setting({ id: 'set-2' }));
      });
      await expect(fails).rejects.toEqual(failure('code-taken'));
      expect(await store.entries.get({ ...mine, id: 'entry-1' })).toBeNull();
    });
  });
};
