// The text of docs/accuracy.md.

const kinds = ['revised', 'suppressed', 'disclosed', 'new', 'vanished'];

/**
 * The text for the pairs of England's cases and the pair of demographic tables, each { old, new, score, disagreements } with
 * score rows { what, part, n_sql, n_tracefeed, n_right }. The same results give the same bytes.
 */
export function document(cases, tables) {
  return [
    heading,
    '## England, daily cases',
    '',
    `${number(cases.length)} pairs of files of adjacent days, ${cases[0].old} to ${cases.at(-1).new}. A key is an area (type and code), a specimen date and a measure: cases of the day, cases to date, rate to date.`,
    '',
    table('pair', ['revised', 'new', 'vanished'], [
      ...cases.map(pair => [`${pair.old} → ${pair.new}`, pair.score]),
      ['**all**', cases.flatMap(pair => pair.score)],
    ]),
    '',
    'By measure, over all pairs:',
    '',
    table('measure', ['revised', 'new', 'vanished'], parts(cases.flatMap(pair => pair.score))),
    '',
    ...others(cases, ['revised', 'new', 'vanished']),
    '## England, demographic tables',
    '',
    `The workbooks of ${tables.old} and ${tables.new}, ${parts(tables.score).length} tables. A key is a table, a row (section and label, or area, or area and age group) and a week. A number that gives way to \`*\` is suppressed, and the other way round disclosed; neither counts as revised.`,
    '',
    table('table', kinds, [...parts(tables.score), ['**all**', tables.score]]),
    '',
    '## Disagreements',
    '',
    ...disagreements([...cases, tables]),
    '',
  ].join('\n');
}

const heading = `# Accuracy

<!-- Written by tests/accuracy/run; tests/accuracy/run --check compares it with the files. Do not edit. -->

How far what TraceFeed tells agrees with what SQL finds in the same files. Two programs read the files and share no code: \`./tracefeed diff OLD NEW --format ndjson\`, and DuckDB with the SQL in [tests/accuracy](../tests/accuracy). Their sets of changes are joined and counted by SQL as well.

* A key is **stated** when its cell is not blank. It is **revised** when both files state it with different values, **new** when only the newer file states it, **vanished** when only the older one does. Values are compared as decimals: \`46\` and \`46.0\` are one number, and a number is never equal to a blank.
* A change that TraceFeed tells is **right** when the SQL has the same key with the same kind of change, the same older and the same newer value; of a figure that is withheld now only the newer, because TraceFeed does not repeat the older ([why](disclosure.md)). **Precision** is the share of right ones in what TraceFeed tells, **recall** their share in what the SQL finds; both are rounded down, so 100% means all.
* \`value.revised\` is revised; \`period.added\` and \`value.restored\` are new; \`value.withdrawn\` is vanished. \`series.ended\` has one line for a series and none for its periods: it stands for every key that the older file states of that series, by the SQL.
* The SQL itself is held to sums that were made without it and without TraceFeed: \`tests/accuracy/oracle.test.mjs\`.

The files are official and not part of the repository; [CONTRIBUTING.md](../CONTRIBUTING.md#build-and-test) says where they are looked for.
`;

function table(first, columns, rows) {
  const used = columns.map(what => [`${what}: SQL`, 'TraceFeed', 'precision', 'recall']).flat();
  return [
    `| ${[first, ...used].join(' | ')} |`,
    `|---|${used.map(() => '---:|').join('')}`,
    ...rows.map(([name, score]) => `| ${[name, ...columns.flatMap(what => cells(score, what))].join(' | ')} |`),
  ].join('\n');
}

function cells(score, what) {
  const [sql, tracefeed, right] = ['n_sql', 'n_tracefeed', 'n_right']
    .map(name => score.filter(row => row.what === what).reduce((sum, row) => sum + row[name], 0));
  return [number(sql), number(tracefeed), share(right, tracefeed), share(right, sql)];
}

/** Kinds of change that only one side could name, such as a suppression where the files have no symbols: a sentence, or nothing. */
function others(results, expected) {
  const rows = results.flatMap(result => result.score).filter(row => !expected.includes(row.what));
  const count = rows.reduce((sum, row) => sum + row.n_tracefeed, 0);
  return count === 0 ? [] : [`TraceFeed tells ${number(count)} changes of other kinds besides: ${[...new Set(rows.map(row => row.what))].join(', ')}.`, ''];
}

const parts = score => [...new Set(score.map(row => row.part))].sort().map(part => [part, score.filter(row => row.part === part)]);

const number = n => n.toLocaleString('en-GB');

function share(part, whole) {
  return whole === 0 ? '–' : part === whole ? '100%' : `${(Math.floor((100_000 * part) / whole) / 1000).toFixed(3)}%`;
}

const shownOfAKind = 10;

/** A row each; of many disagreements of one kind in one pair the first ten, and how many more there are. */
function disagreements(results) {
  const all = results.reduce((sum, result) => sum + result.disagreements.length, 0);
  if (all === 0) {
    return ['None.'];
  }
  const rows = results.flatMap(result => {
    return [...grouped(result.disagreements).values()].flatMap(group => [
      ...group.slice(0, shownOfAKind).map(row =>
        `| ${result.old} → ${result.new} | ${text(row.key)} | ${text(row.by_sql)} | ${text(row.by_tracefeed)} | ${row.reason} |`),
      ...(group.length > shownOfAKind
        ? [`| ${result.old} → ${result.new} | and ${number(group.length - shownOfAKind)} more of ${text(group[0].part)} | | | ${group[0].reason} |`]
        : []),
    ]);
  });
  return [
    `${number(all)}. Each is a row; of many of one kind in one pair the first ten are shown.`,
    '',
    '| pair | key | SQL | TraceFeed | reason |',
    '|---|---|---|---|---|',
    ...rows,
  ];
}

const kindOf = row => [row.part, row.reason, row.by_sql?.split(' ')[0], row.by_tracefeed?.split(' ')[0]].join('\t');

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    const kind = kindOf(row);
    groups.get(kind)?.push(row) ?? groups.set(kind, [row]);
  }
  return groups;
}

const text = value => (value ?? '').replaceAll('|', '\\|');
