// Compares what TraceFeed tells of official files with what SQL finds in them, and writes docs/accuracy.md.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCells } from './cells.mjs';
import { document } from './document.mjs';
import { adjacentDays, demographics, englandCases, officialFiles, unpacked } from './official-files.mjs';
import { Oracle } from './oracle.mjs';
import { diff } from './tracefeed.mjs';

// The ids of TraceFeed's definitions, left, and the words of the SQL. All that is known here of the definitions is this.
const england = {
  source: 'england-cases',
  measures: { 'cases-daily': 'daily', 'cases-cumulative': 'cumulative', 'cases-rate': 'rate' },
  area_types: { nation: 'nation', region: 'region', utla: 'utla', ltla: 'ltla' },
};
const demographic = { source: 'england-test-and-trace-demographics', sheets: /^Table_[1-9]$/ };

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = path.join(root, 'docs', 'accuracy.md');
const list = path.join(root, 'artifacts', 'accuracy', 'disagreements.tsv');

const check = process.argv.includes('--check');
const interruption = new AbortController();
const signal = interruption.signal;
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => interruption.abort());
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tracefeed-accuracy-'));
const ndjson = path.join(folder, 'changes.ndjson');
let oracle;
try {
  oracle = await Oracle.open();
  const cases = [];
  const pairs = adjacentDays(englandCases());
  if (pairs.length === 0) {
    throw new Error(`No two files of England's daily cases in ${officialFiles} are one day apart.`);
  }
  for (const pair of pairs) {
    cases.push(await englandPair(pair));
    tell(cases.length, pairs.length + 1, pair, cases.at(-1));
  }
  const workbooks = demographics();
  const tables = await demographicPair(workbooks);
  tell(pairs.length + 1, pairs.length + 1, workbooks, tables);
  process.exitCode = finish(document(cases, tables), [...cases, tables]);
} catch (error) {
  process.exitCode = signal.aborted ? 130 : 2;
  console.error(signal.aborted ? 'Interrupted; nothing was written.' : `accuracy: ${process.env.TRACEFEED_DEBUG ? error.stack : error.message}`);
} finally {
  oracle?.close();
  fs.rmSync(folder, { recursive: true, force: true });
}

async function englandPair(pair) {
  const older = { date: pair.old.date, file: unpacked(pair.old.file, folder) };
  const newer = { date: pair.new.date, file: unpacked(pair.new.file, folder) };
  await diff(england.source, older, newer, ndjson, signal);
  const words = { measures: JSON.stringify(england.measures), area_types: JSON.stringify(england.area_types) };
  await oracle.run('england-cases.sql', { old_file: older.file, new_file: newer.file });
  const result = await scored(pair, 'england-cases-claims.sql', words);
  fs.rmSync(older.file);
  return result;
}

async function demographicPair(pair) {
  await diff(demographic.source, pair.old, pair.new, ndjson, signal);
  const files = { old_file: path.join(folder, 'old-cells.csv'), new_file: path.join(folder, 'new-cells.csv') };
  writeCells(pair.old.file, demographic.sheets, files.old_file);
  writeCells(pair.new.file, demographic.sheets, files.new_file);
  await oracle.run('demographics.sql', files);
  return await scored(pair, 'demographics-claims.sql');
}

/** What both sides say of one pair: { old, new, score, disagreements }, the dates and the rows of the tables of score.sql. */
async function scored(pair, claims, words) {
  signal.throwIfAborted();
  await oracle.run('lines.sql', { ndjson });
  await oracle.run(claims, words);
  await oracle.run('score.sql');
  signal.throwIfAborted();
  return {
    old: pair.old.date,
    new: pair.new.date,
    score: await oracle.rows('FROM score ORDER BY part, what'),
    disagreements: await oracle.rows('FROM disagreements ORDER BY part, reason, key, by_sql, by_tracefeed'),
  };
}

function tell(done, all, pair, result) {
  const sum = name => result.score.reduce((total, row) => total + row[name], 0);
  console.error(`${done}/${all}  ${pair.old.date} → ${pair.new.date}  SQL ${sum('n_sql')}, TraceFeed ${sum('n_tracefeed')}, `
    + `the same ${sum('n_right')}, disagreements ${result.disagreements.length}`);
}

/** Writes the document, or compares it with the one that is there; the exit code. */
function finish(text, results) {
  fs.mkdirSync(path.dirname(list), { recursive: true });
  fs.writeFileSync(list, ['old\tnew\tpart\tkey\tsql\ttracefeed\treason', ...results.flatMap(result => result.disagreements.map(row =>
    [result.old, result.new, row.part, row.key, row.by_sql ?? '', row.by_tracefeed ?? '', row.reason].join('\t')))].join('\n') + '\n');
  if (!check) {
    fs.writeFileSync(target, text);
    console.error('docs/accuracy.md is written; every disagreement is in artifacts/accuracy/disagreements.tsv.');
    return 0;
  }
  if (fs.existsSync(target) && fs.readFileSync(target, 'utf8') === text) {
    console.error('docs/accuracy.md says what the files say.');
    return 0;
  }
  const fresh = path.join(path.dirname(list), 'accuracy.md');
  fs.writeFileSync(fresh, text);
  console.error(`docs/accuracy.md says something else than the files, or is not there. Compare it with ${path.relative(root, fresh)}, `
    + 'then write it with tests/accuracy/run.');
  return 1;
}
