// Checks the Data Package descriptor of every source by the standard's profile where it can be had, and the CSV by what the descriptor says of it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { check, json, skip } from './check.mjs';

const site = process.argv[2];
// The profile has a format of its own for editors.
const ajv = addFormats(new Ajv({ allErrors: false, strict: false })).addFormat('textarea', true);
const own = ajv.compile(JSON.parse(readFileSync(new URL('data-package.schema.json', import.meta.url))));
const official = await profile();
const sources = (await json(`${site}/feed.json`))._tracefeed.sources.map(source => source.id);
let described = 0;
for (const source of sources) {
  const address = `${site}/vintages/${source}/datapackage.json`;
  const response = await fetch(address);
  if (response.status === 404) continue;
  described++;
  const descriptor = await response.json();
  check(`${address} is a Data Package 2.0 by tests/clients/data-package.schema.json`, own(descriptor), JSON.stringify(own.errors?.[0]));
  if (official) check(`${address} is one by the standard's own profile`, official(descriptor), JSON.stringify(official.errors?.[0]));
  for (const resource of descriptor.resources) {
    const body = Buffer.from(await (await fetch(new URL(resource.path, address))).arrayBuffer());
    check(`${resource.name} has the bytes that its descriptor names`, body.length === resource.bytes && resource.hash === `sha256:${createHash('sha256').update(body).digest('hex')}`, `${body.length} bytes`);
    table(resource, body.toString('utf8'));
  }
}
check('some source has a vintage', described > 0);
if (!official) skip("the standard's own profile of Data Package 2.0", 'https://datapackage.org/profiles/2.0/datapackage.json cannot be reached; DATA_PACKAGE_PROFILE may name a copy');

async function profile() {
  try {
    const text = process.env.DATA_PACKAGE_PROFILE
      ? readFileSync(process.env.DATA_PACKAGE_PROFILE, 'utf8')
      : await (await fetch('https://datapackage.org/profiles/2.0/datapackage.json', { signal: AbortSignal.timeout(10_000) })).text();
    return ajv.compile(JSON.parse(text));
  } catch (error) {
    if (process.env.DATA_PACKAGE_PROFILE) throw error;
    return undefined;
  }
}

function table(resource, text) {
  const rows = csv(text);
  const fields = resource.schema.fields;
  check(`${resource.name}: the names of the columns are the fields`, JSON.stringify(rows[0]) === JSON.stringify(fields.map(field => field.name)), JSON.stringify(rows[0]));
  const missing = new Map(fields.map(field => [field.name, new Set((field.missingValues ?? resource.schema.missingValues ?? ['']).map(value => value.value ?? value))]));
  const keys = new Set(), at = resource.schema.primaryKey.map(name => fields.findIndex(field => field.name === name));
  let problem = '';
  for (const row of rows.slice(1)) {
    if (row.length !== fields.length) problem ||= `a row has ${row.length} fields`;
    const key = at.map(i => row[i]).join('\u0000');
    if (keys.has(key)) problem ||= `two rows with the key ${at.map(i => row[i]).join(' ')}`;
    keys.add(key);
    fields.forEach((field, i) => {
      if (missing.get(field.name).has(row[i])) {
        if (field.constraints?.required) problem ||= `${field.name} is missing`;
      } else if (!typed(field.type, row[i])) problem ||= `${field.name} '${row[i]}' is no ${field.type}`;
    });
  }
  check(`${resource.name}: ${rows.length - 1} rows are what the schema says`, rows.length > 1 && problem === '', problem);
}

function typed(type, text) {
  return type === 'number' ? /^-?\d+(\.\d+)?$/.test(text) : type === 'integer' ? /^-?\d+$/.test(text) : type === 'date' ? /^\d{4}-\d\d-\d\d$/.test(text) : type === 'boolean' ? /^(true|false)$/.test(text) : true;
}

function csv(text) {
  const rows = [];
  let row = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (match.index === text.length && row.length === 0) break;
    row.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] !== ',') { rows.push(row); row = []; }
  }
  return rows;
}
