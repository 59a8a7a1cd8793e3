// The official files that are compared: where they are, which of them are neighbours, and unpacked copies of them.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const day = 24 * 60 * 60 * 1000;

/** The folder of the official files; the tests of TraceFeed look in the same place. */
export const officialFiles = path.resolve(process.env.TRACEFEED_OFFICIAL_FILES || path.join(root, '..', 'shared', 'data'));

/** The files of England's daily cases in the order of the dates in their names: [{ date, file }]. */
export function englandCases() {
  const folder = path.join(officialFiles, 'stress-england-cases-daily');
  return read(folder)
    .map(name => ({ date: /^coronavirus-cases_latest_(\d{4}-\d\d-\d\d)\.csv\.gz$/.exec(name)?.[1], file: path.join(folder, name) }))
    .filter(file => file.date !== undefined)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The pairs of files that are one day apart. Between others a publication is missing, and nothing can be said of one day's changes. */
export function adjacentDays(files) {
  return files.slice(1)
    .map((file, index) => ({ old: files[index], new: file }))
    .filter(pair => Date.parse(pair.new.date) - Date.parse(pair.old.date) === day);
}

/** The two workbooks of the demographic tables. */
export function demographics() {
  const folder = path.join(officialFiles, 'england-tt-demographic');
  const workbook = date => {
    const name = read(folder).find(file => file.startsWith(date) && file.endsWith('.xlsx'));
    if (name === undefined) {
      throw new Error(`No workbook of ${date} in ${folder}.`);
    }
    return { date, file: path.join(folder, name) };
  };
  return { old: workbook('2020-10-29'), new: workbook('2020-11-05') };
}

/** Writes an unpacked copy into the folder, under the same name less ".gz", unless it is there; its path. */
export function unpacked(file, folder) {
  const copy = path.join(folder, path.basename(file, '.gz'));
  if (!fs.existsSync(copy)) {
    fs.writeFileSync(copy, zlib.gunzipSync(fs.readFileSync(file), { maxOutputLength: 64 * 1024 * 1024 }));
  }
  return copy;
}

function read(folder) {
  try {
    return fs.readdirSync(folder);
  } catch {
    throw new Error(`No official files in ${folder}. Name the folder that holds them in TRACEFEED_OFFICIAL_FILES.`);
  }
}
