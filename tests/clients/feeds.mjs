// Reads every feed in every format with feedsmith and rss-parser, walks archives and pages to their end, and writes the addresses of
// the feeds with the number of their items for the readers that are no JavaScript.
import { writeFileSync } from 'node:fs';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { ask, check, json } from './check.mjs';

const [site, urls] = process.argv.slice(2);
const rssParser = new RssParser();
const second = date => Math.floor(new Date(date).getTime() / 1000);
const list = [];

const whole = await json(`${site}/feed.json`);
const sources = whole._tracefeed.sources.map(source => source.id);
const area = whole.items.flatMap(item => item._tracefeed.changes).map(change => change.area?.code).find(code => code?.startsWith('E0'));
const folders = ['', ...sources.map(id => `/sources/${id}`), `/areas/${area}`];
const queries = ['', '?kind=value.revised', '?severity=notable&severity=major', '?measure=no-such-measure'];

for (const folder of folders) {
  for (const query of folder === '' || folder.startsWith('/areas') ? queries : ['']) {
    await feed(folder, query);
  }
}

await walkArchives('');
await walkArchives(`/sources/england-test-and-trace`);
await walkPages('');
await walkPages(`/sources/england-test-and-trace`);
writeFileSync(urls, list.map(([address, count]) => `${address} ${count}\n`).join(''));

async function feed(folder, query) {
  const name = `${folder === '' ? '/' : folder}${query}`;
  const own = await json(`${site}${folder}/feed.json${query}`);
  const items = own.items.map(item => [item.id, item.title, second(item.date_published)]);
  const same = (found, what) => check(`${what} reads ${name} as the JSON Feed says`, JSON.stringify(found) === JSON.stringify(items), `${found.length} of ${items.length} items, first ${JSON.stringify(found[0])}`);
  check(`${name} names itself`, own.feed_url === `${site}${folder}/feed.json${query}`, own.feed_url);

  const asJson = parseJsonFeed(JSON.stringify(own));
  same((asJson.items ?? []).map(item => [item.id, item.title, second(item.date_published)]), 'feedsmith (JSON Feed)');
  const atomText = (await ask(`${site}${folder}/feed.atom${query}`)).text;
  const atom = parseAtomFeed(atomText);
  same((atom.entries ?? []).map(entry => [entry.id, entry.title?.value ?? entry.title, second(entry.updated)]), 'feedsmith (Atom)');
  const rssText = (await ask(`${site}${folder}/feed.rss${query}`)).text;
  const rss = parseRssFeed(rssText);
  same((rss.items ?? []).map(item => [item.guid?.value, item.title, second(item.pubDate)]), 'feedsmith (RSS)');
  same((await rssParser.parseString(rssText)).items.map(item => [item.guid, item.title, second(item.isoDate)]), 'rss-parser (RSS)');
  same((await rssParser.parseString(atomText)).items.map(item => [item.id, item.title, second(item.isoDate)]), 'rss-parser (Atom)');
  for (const format of ['rss', 'atom']) list.push([`${site}${folder}/feed.${format}${query}`, items.length]);
}

function relation(feed, rel) {
  return feed.links?.find(link => link.rel === rel)?.href;
}

async function walkArchives(folder) {
  const seen = new Set();
  let documents = 0;
  for (let next = `${site}${folder}/feed.atom`; next; documents++) {
    if (documents > 1000) throw new Error(`the archives of ${folder} do not end`);
    const { text } = await ask(next);
    const feed = parseAtomFeed(text);
    for (const entry of feed.entries ?? []) seen.add(entry.id);
    next = relation(feed, 'prev-archive');
  }
  check(`the archives of ${folder === '' ? '/' : folder} lead to its first item`, [...seen].some(id => /\/1\/publication$/.test(id)), `${documents} documents, ${seen.size} items`);
}

async function walkPages(folder) {
  const addresses = new Set(), seen = new Set();
  for (let next = `${site}${folder}/feed.json`; next;) {
    if (addresses.has(next)) throw new Error(`the pages of ${folder} come back to ${next}`);
    addresses.add(next);
    const feed = parseJsonFeed((await ask(next)).text);
    for (const item of feed.items ?? []) seen.add(item.id);
    next = feed.next_url;
  }
  check(`the pages of ${folder === '' ? '/' : folder} lead to its first item`, [...seen].some(id => /\/1\/publication$/.test(id)), `${addresses.size} pages, ${seen.size} items`);
}
