// Lints the OpenAPI description with an OpenAPI linter.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask, check } from './check.mjs';

const site = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
try {
  const file = join(folder, 'openapi.json');
  writeFileSync(file, (await ask(`${site}/openapi.json`)).text);
  const redocly = fileURLToPath(new URL('node_modules/.bin/redocly', import.meta.url));
  let said = '', clean = true;
  try {
    said = execFileSync(redocly, ['lint', '--extends', 'recommended-strict', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } });
  } catch (error) {
    clean = false;
    said = `${error.stdout}${error.stderr}`;
  }
  check('/openapi.json is linted clean', clean, said);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
