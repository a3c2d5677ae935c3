// Writes docs/scaling.md from the unit costs that the server's benchmark measured last: node test/bench/scaling.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

interface Result {
  readonly id: string;
  readonly value: number;
}

const { results } = JSON.parse(readFileSync('out/bench/server.json', 'utf8')) as { results: readonly Result[] };

function measured(id: string): number {
  const found = results.find((result) => result.id === id);
  if (found === undefined) throw new Error(`${id} is not in out/bench/server.json; run: npm run bench -- server`);
  return found.value;
}

const perDay = 288;
const rawDays = 30;
const seconds = 300;

const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const gigabytes = (bytes: number): string => {
  const size = bytes / 1e9;
  return `${size < 10 ? size.toFixed(1) : whole(size)} GB`;
};

function row(stations: number): string {
  const rate = stations / seconds;
  const raw = stations * perDay * rawDays;
  const [sqlite, postgres] = [measured('server.ingest-sqlite'), measured('server.ingest-postgres')];
  const cells = [
    whole(stations),
    rate < 10 ? rate.toFixed(1) : whole(rate),
    `${((100 * rate) / sqlite).toFixed(1)} %`,
    `${((100 * rate) / postgres).toFixed(1)} %`,
    gigabytes(raw * measured('server.report-bytes-sqlite')),
    gigabytes(raw * measured('server.report-bytes-postgres')),
  ];
  return `| ${cells.join(' | ')} |`;
}

const figures = [
  'server.ingest-sqlite',
  'server.ingest-postgres',
  'server.report-bytes-sqlite',
  'server.report-bytes-postgres',
  'server.memory-100k-stations',
].map((id) => `| \`${id}\` | ${whole(measured(id))} |`);

const text = `<!-- Made by test/bench/scaling.ts from out/bench/server.json; do not edit. -->
# How far one server goes, and what comes after

A station sends one report in five minutes. The figures below follow from what \`npm run bench -- server\` measured on a machine with
${cpus().length} processors that also ran the load and the database: reports a second, each committed before its answer, and bytes on the disk.
Measure on your own machine.

| measured | |
| --- | --- |
${figures.join('\n')}

| stations | reports a second | of one server with SQLite | of one server with PostgreSQL | 30 days in SQLite | 30 days in PostgreSQL |
| --- | --- | --- | --- | --- | --- |
${[100, 1000, 10_000, 100_000, 1_000_000].map(row).join('\n')}

## What to take

- **One library, or a few:** SQLite. The disk's room is used up long before the server is busy.
- **Several server processes:** PostgreSQL, any balancer before them. They hold nothing but keys that they have read, and agree on jobs
  through the database.
- **A hundred thousand stations:** \`retention.reports\` decides the room; the sums by hour and day stay small beside it. Each
  day of reports is a partition that is dropped whole, so that forgetting costs nothing.
- **A million:** several processes, and a PostgreSQL whose disk takes the commits. Where one machine does not, the table \`reports\` is the
  only one that grows with time, and its key begins with the slot and the station: with Citus it can be distributed by \`station\` while
  \`stations\` is distributed beside it, and each commit touches the shards of its batch. That has not been tried; what has been
  measured is one machine.
- **After an outage** all stations have something to say. A server takes no more than it can hold and answers the others with "later"; each
  station waits by itself, at random, and sends what waited in order.
`;

writeFileSync('docs/scaling.md', text);
