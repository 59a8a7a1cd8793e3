// DuckDB with the SQL of this folder. Nothing here knows what TraceFeed makes of a file.
import fs from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const folder = new URL('.', import.meta.url);

/** A database in memory that runs the SQL files of this folder. */
export class Oracle {
  #connection;

  constructor(connection) {
    this.#connection = connection;
  }

  static async open() {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    return new Oracle(await instance.connect());
  }

  /** Runs a SQL file with variables set, which the file reads by getvariable. */
  async run(file, variables = {}) {
    for (const [name, value] of Object.entries(variables)) {
      await this.#connection.run(`SET VARIABLE ${name} = '${String(value).replaceAll("'", "''")}'`);
    }
    await this.#connection.run(fs.readFileSync(new URL(file, folder), 'utf8'));
  }

  /** The rows of a query as objects; counts are numbers, everything else is text or null. */
  async rows(sql) {
    const reader = await this.#connection.runAndReadAll(sql);
    return reader.getRowObjectsJson().map(row =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, /^n(_|$)/.test(name) ? Number(value) : value])));
  }

  close() {
    this.#connection.closeSync();
  }
}
