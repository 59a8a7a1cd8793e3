// What the SQL finds in the official files, held to sums that were made without it and without TraceFeed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { writeCells } from './cells.mjs';
import { adjacentDays, demographics, englandCases, officialFiles, unpacked } from './official-files.mjs';
import { Oracle } from './oracle.mjs';

const skip = fs.existsSync(officialFiles) ? false : `no official files in ${officialFiles}; name their folder in TRACEFEED_OFFICIAL_FILES`;
let oracle;
let folder;
const daily = {};

const total = name => Object.values(daily).reduce((sum, day) => sum + (day[name] ?? 0), 0);

before(async () => {
  if (skip) {
    return;
  }
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tracefeed-accuracy-'));
  oracle = await Oracle.open();
  for (const pair of adjacentDays(englandCases())) {
    const files = { old_file: unpacked(pair.old.file, folder), new_file: unpacked(pair.new.file, folder) };
    await oracle.run('row-counts.sql', files);
    const [rows] = await oracle.rows('FROM row_counts');
    await oracle.run('england-cases.sql');
    const cells = await oracle.rows("SELECT what || '_' || measure AS key, count(*) AS n FROM changes GROUP BY ALL");
    const previously = await previouslyReported(pair, files);
    daily[pair.new.date] = { ...rows, ...Object.fromEntries(cells.map(row => [row.key, row.n])), ...previously };
    fs.rmSync(files.old_file);
  }
});

after(() => {
  oracle?.close();
  if (folder) {
    fs.rmSync(folder, { recursive: true });
  }
});

async function previouslyReported(pair, files) {
  // The columns are gone from 4 August 2020.
  if (pair.new.date >= '2020-08-01') {
    return {};
  }
  await oracle.run('previously-reported.sql', files);
  const [row] = await oracle.rows('FROM previously');
  return Object.fromEntries(Object.entries(row).map(([name, n]) => [`previously_${name}`, n]));
}

test('The files make 69 pairs of adjacent days', { skip }, () => {
  assert.equal(Object.keys(daily).length, 69);
});

test('Rows differ, come and go as often as a count without SQL says', { skip }, () => {
  assert.deepEqual(
    [total('n_differ'), total('n_numbers'), total('n_filled') + total('n_emptied'), total('n_new'), total('n_gone')],
    [91_220, 91_203, 17, 46_973, 21_368]);
});

test('The two great days are 2 July, when pillar 2 came in, and 9 August, when nine counties went', { skip }, () => {
  assert.deepEqual([daily['2020-07-02'].n_differ, daily['2020-07-02'].n_new], [21_520, 6_349]);
  assert.equal(daily['2020-08-09'].n_gone, 1_501);
});

test('Cells of daily cases are revised where two numbers differ, and new or vanished where one of them is blank', { skip }, () => {
  assert.equal(total('revised_daily'), total('n_numbers'));
  assert.equal(total('new_daily'), total('n_new_stated') + total('n_filled'));
  assert.equal(total('vanished_daily'), total('n_gone_stated') + total('n_emptied'));
});

test("The publisher's own column of previous figures agrees in 7,575 of 7,669 rows, and the other 94 are of 2 July", { skip }, () => {
  assert.equal(total('previously_n_rows'), 7_669);
  assert.deepEqual([total('previously_n_stated'), total('previously_n_absent'), total('previously_n_blank')], [7_507, 66, 2]);
  assert.equal(total('previously_n_differ'), 94);
  assert.equal(daily['2020-07-02'].previously_n_differ, 94);
});

test('The nine demographic tables change as a count without SQL says', { skip }, async () => {
  const pair = demographics();
  const files = { old_file: path.join(folder, 'old.csv'), new_file: path.join(folder, 'new.csv') };
  writeCells(pair.old.file, /^Table_[1-9]$/, files.old_file);
  writeCells(pair.new.file, /^Table_[1-9]$/, files.new_file);
  await oracle.run('demographics.sql', files);

  const found = await oracle.rows(`
    SELECT sheet, n_old, n_new,
           count(*) FILTER (what IN ('revised', 'suppressed', 'disclosed')) AS n_changed,
           count(*) FILTER (what = 'disclosed') AS n_star_to_number,
           count(*) FILTER (what = 'suppressed') AS n_number_to_star,
           count(*) FILTER (what = 'new') AS n_new_cells,
           count(*) FILTER (what = 'vanished') AS n_vanished_cells
    FROM changes
    JOIN (SELECT sheet, count(*) AS n_old FROM stated_old GROUP BY sheet) USING (sheet)
    JOIN (SELECT sheet, count(*) AS n_new FROM stated_new GROUP BY sheet) USING (sheet)
    GROUP BY ALL ORDER BY sheet`);
  assert.deepEqual(found, knownCounts());
});

/** The side file of counts, made by another program: table, cells_old, cells_new, common_cells, changed, … */
function knownCounts() {
  const file = path.join(officialFiles, '_oracles', 'demographic_w21_to_w22_counts.tsv');
  return fs.readFileSync(file, 'utf8').trim().split('\n').slice(1).map(line => {
    const [sheet, n_old, n_new, , n_changed, n_star_to_number, n_number_to_star, n_new_cells, n_vanished_cells] =
      line.trim().split('\t').map((cell, index) => (index === 0 ? cell : Number(cell)));
    return { sheet, n_old, n_new, n_changed, n_star_to_number, n_number_to_star, n_new_cells, n_vanished_cells };
  });
}
