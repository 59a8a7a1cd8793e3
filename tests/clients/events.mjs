// Reads the whole log as CloudEvents with their SDK, and checks each event by the schema of the specification and each change by the project's own.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { CloudEvent } from 'cloudevents';
import { ask, check } from './check.mjs';

const site = process.argv[2];
// The SDK carries the specification's JSON Schema, compiled by ajv.
const official = createRequire(import.meta.url)('cloudevents/dist/schema/v1.js');
const ajv = addFormats(new Ajv({ allErrors: false, strict: false }));
const change = ajv.compile(JSON.parse(readFileSync(new URL('../../docs/change.schema.json', import.meta.url))));

const ids = new Set();
let events = 0, problem = '', changeProblem = '', last = '', largest = 0;
for (let next = `${site}/changes?limit=500`; next;) {
  const { response, text } = await ask(next, { Accept: 'application/cloudevents-batch+json' });
  check(`${next} is a batch of CloudEvents`, response.headers.get('content-type').startsWith('application/cloudevents-batch+json'), response.headers.get('content-type'));
  for (const event of JSON.parse(text)) {
    events++;
    ids.add(`${event.source} ${event.id}`);
    largest = Math.max(largest, Buffer.byteLength(JSON.stringify(event)));
    if (!official(event)) problem ||= `${event.id}: ${official.errors[0].instancePath} ${official.errors[0].message}`;
    // The schema accepts any version that is not empty.
    if (event.specversion !== '1.0') problem ||= `${event.id}: specversion ${event.specversion}`;
    try { new CloudEvent(event); } catch (error) { problem ||= `${event.id}: ${error.message}`; }
    if (event.sequence <= last) problem ||= `${event.id}: sequence ${event.sequence} after ${last}`;
    last = event.sequence;
    if (event.data && !change(event.data)) changeProblem ||= `${event.id}: ${JSON.stringify(change.errors[0])}`;
  }
  next = /<([^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
}
check(`${events} changes are CloudEvents 1.0`, events > 0 && problem === '', problem);
check('source and id of every event are unique together', ids.size === events, `${ids.size} of ${events}`);
check('every event stays below 64 KiB', largest < 65536, `${largest} bytes`);
check('the data of every event is a change as docs/change.schema.json describes it', changeProblem === '', changeProblem);
