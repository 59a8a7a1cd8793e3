// Lints the OpenAPI description, asks for each of its examples, and checks every JSON answer by the schema that the description gives it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ask, check } from './check.mjs';

const site = process.argv[2];
const { text } = await ask(`${site}/openapi.json`);
const description = JSON.parse(text);
lint();
const ajv = addFormats(new Ajv({ strict: false }));
ajv.addSchema({ ...description, $id: 'description' });
for (const [path, { get }] of Object.entries(description.paths)) {
  await example(path, get);
}

function lint() {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    writeFileSync(join(folder, 'openapi.json'), text);
    const redocly = fileURLToPath(new URL('node_modules/.bin/redocly', import.meta.url));
    let said = '', clean = true;
    try {
      execFileSync(redocly, ['lint', '--extends', 'recommended-strict', join(folder, 'openapi.json')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } });
    } catch (error) {
      [clean, said] = [false, `${error.stdout}${error.stderr}`];
    }
    check('/openapi.json is linted clean', clean, said);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function example(path, operation) {
  const parameters = (operation.parameters ?? []).map(parameter => parameter.$ref ? description.components.parameters[parameter.$ref.split('/').pop()] : parameter);
  let address = site + path;
  const query = new URLSearchParams();
  for (const { name, in: place, example } of parameters.filter(parameter => parameter.example !== undefined)) {
    if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(example));
    else for (const value of [example].flat()) query.append(name, value);
  }
  if (query.size > 0) address += `?${query}`;
  const content = operation.responses[200].content;
  for (const type of Object.keys(content)) {
    // The format of a feed is part of its path.
    const asked = parameters.some(parameter => parameter.name === 'format' && parameter.in === 'path');
    const response = await fetch(address, { headers: asked ? {} : { Accept: type } });
    const served = response.headers.get('content-type')?.split(';')[0];
    if (asked && served !== type) continue;
    const body = await response.text();
    let problem = response.status === 200 ? '' : `${response.status} ${body}`;
    if (problem === '' && served !== type) problem = `served as ${served}`;
    if (problem === '' && type.endsWith('json') && type !== 'application/x-ndjson') {
      const pointer = ['paths', path, 'get', 'responses', '200', 'content', type, 'schema'].map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
      const valid = ajv.compile({ $ref: `description#/${pointer}` });
      if (!valid(JSON.parse(body))) problem = JSON.stringify(valid.errors[0]);
    }
    check(`${address.slice(site.length)} answers ${type} as described`, problem === '', problem);
  }
}
