// Runs `./tracefeed diff` and keeps what it prints.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../tracefeed', import.meta.url));
const longestMessage = 64 * 1024;

/**
 * Writes to a file what changed from one file ({ date, file }) to another, one JSON object a line.
 * Fails with what TraceFeed says when it cannot read one of them.
 */
export function diff(source, older, newer, ndjson, signal) {
  const args = ['diff', older.file, newer.file, '--source', source, '--format', 'ndjson',
    '--old-published', older.date, '--new-published', newer.date];
  const out = fs.openSync(ndjson, 'w');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', out, 'pipe'], signal });
    let message = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', text => {
      message = (message + text).slice(-longestMessage);
    });
    child.on('error', reject);
    child.on('close', (code, killed) => {
      // 0 is no change, 1 is some.
      if (code === 0 || code === 1) {
        resolve();
      } else {
        const names = `${path.basename(older.file)} → ${path.basename(newer.file)}`;
        reject(new Error(`tracefeed diff of ${names} ended with ${killed ?? `exit code ${code}`}:\n${message.trim()}`));
      }
    });
  }).finally(() => fs.closeSync(out));
}
