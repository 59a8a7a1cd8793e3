// How lines of TraceFeed are counted against the SQL, on two files of a few rows.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Oracle } from './oracle.mjs';

const header = 'Area name,Area code,Area type,Specimen date,Daily lab-confirmed cases\n';
// A blank that is filled, a figure made blank, one revised, one respelt, and an area that goes.
const older = header
  + 'A,E1,Upper tier local authority,2020-05-01,1\n'
  + 'A,E1,Upper tier local authority,2020-05-02,2\n'
  + 'A,E1,Upper tier local authority,2020-05-03,3.0\n'
  + 'A,E1,Upper tier local authority,2020-05-04,\n'
  + 'A,E1,Lower tier local authority,2020-05-01,1\n'
  + 'A,E1,Lower tier local authority,2020-05-02,2\n';
const newer = header
  + 'A,E1,utla,2020-05-01,\n'
  + 'A,E1,utla,2020-05-02,5.0\n'
  + 'A,E1,utla,2020-05-03,3\n'
  + 'A,E1,utla,2020-05-04,4\n';

const withdrawn = line('value.withdrawn', 'utla', '2020-05-01', '1', null);
const revised = line('value.revised', 'utla', '2020-05-02', '2', '5');
const added = line('period.added', 'utla', '2020-05-04', null, '4');
const ended = line('series.ended', 'ltla', null, '2', null);

let folder;
let oracle;

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tracefeed-accuracy-'));
  fs.writeFileSync(path.join(folder, 'old.csv'), older);
  fs.writeFileSync(path.join(folder, 'new.csv'), newer);
  oracle = await Oracle.open();
  await oracle.run('england-cases.sql', { old_file: path.join(folder, 'old.csv'), new_file: path.join(folder, 'new.csv') });
});

after(() => {
  oracle.close();
  fs.rmSync(folder, { recursive: true });
});

function line(kind, type, day, was, is) {
  const stated = value => (value === null ? null : { value, status: null, cell: { sha256: '', sheet: null, ref: 'E2' } });
  return JSON.stringify({
    kind, source: 'england-cases', table: 'cases', measure: 'cases-daily', area: { type, code: 'E1', name: 'A' },
    period: day === null ? null : { start: day, end: day }, old: stated(was), new: stated(is),
  });
}

async function score(...lines) {
  fs.writeFileSync(path.join(folder, 'changes.ndjson'), lines.map(text => text + '\n').join(''));
  await oracle.run('lines.sql', { ndjson: path.join(folder, 'changes.ndjson') });
  await oracle.run('england-cases-claims.sql', { measures: '{"cases-daily":"daily"}', area_types: '{}' });
  await oracle.run('score.sql');
  const rows = await oracle.rows('FROM score');
  return {
    counts: Object.fromEntries(rows.map(row => [row.what, [row.n_sql, row.n_tracefeed, row.n_right]])),
    disagreements: (await oracle.rows('FROM disagreements ORDER BY key')).map(row => [row.key, row.by_sql, row.by_tracefeed, row.reason]),
  };
}

test('An ended series stands for every figure of the older file, and blanks, spellings and area types are no revisions', async () => {
  assert.deepEqual(await score(withdrawn, revised, added, ended), {
    counts: { vanished: [3, 3, 3], revised: [1, 1, 1], new: [1, 1, 1] },
    disagreements: [],
  });
});

test('Silence is no agreement', async () => {
  const { counts, disagreements } = await score();
  assert.deepEqual(counts, { vanished: [3, 0, 0], revised: [1, 0, 0], new: [1, 0, 0] });
  assert.deepEqual([...new Set(disagreements.map(row => row[3]))], ['not told']);
});

test('A change told with another value, as another kind, twice or of nothing is not right', async () => {
  const otherValue = line('value.revised', 'utla', '2020-05-02', '2', '6');
  const otherKind = line('value.revised', 'utla', '2020-05-01', '1', '0');
  const respelt = line('value.revised', 'utla', '2020-05-03', '3', '3.5');
  const nowhere = line('period.added', 'utla', '2020-06-01', null, '1');
  const { counts, disagreements } = await score(otherKind, otherValue, respelt, added, added, nowhere, ended);
  assert.deepEqual(counts, { vanished: [3, 2, 2], revised: [1, 3, 0], new: [1, 3, 1] });
  assert.deepEqual(disagreements, [
    ['utla E1, 2020-05-01, daily', 'vanished 1 → nothing', 'revised 1 → 0', 'another kind of change'],
    ['utla E1, 2020-05-02, daily', 'revised 2 → 5', 'revised 2 → 6', 'other values'],
    ['utla E1, 2020-05-03, daily', null, 'revised 3 → 3.5', 'both files state the same'],
    ['utla E1, 2020-05-04, daily', null, 'new nothing → 4', 'told 2 times'],
    ['utla E1, 2020-06-01, daily', null, 'new nothing → 1', 'stated in neither file'],
  ]);
});
