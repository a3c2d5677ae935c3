// The dashboard in a real browser: first paint with ten thousand stations, a filter, a year of plots; each beside the plainest page for it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser, Page } from '@playwright/test';
import { summaryOf, writeSummary } from '../../server/rules/rollup.ts';
import { visit } from '../e2e/dashboard/driving.ts';
import { type Served, serveDashboard } from '../e2e/dashboard/serving.ts';
import { openBrowser } from '../e2e/pages/driving.ts';
import { wellDay, wellReport } from '../support/server/stations.ts';
import { type Measured, percentile } from './report.ts';
import { addStations } from './server-requests.ts';

const stationCount = 10_000;
/** So many have a year behind them. */
const withYear = 1000;
const rounds = 9;
const day = 86_400;

const conditions = [
  'well',
  'well',
  'well',
  'well',
  'well',
  'well',
  'disk-full',
  'clock-off',
  'wipe-failed',
  'logs-kept',
];

/** Ten thousand in the store as if they had just been heard, four in ten with something wrong. */
async function fill({ database, time }: Served): Promise<string> {
  const stations = await addStations(database, stationCount, time - 400 * day);
  const condition = conditions.map((code, at) => `WHEN ${at} THEN '${code}'`).join(' ');
  await database.write([
    {
      sql: `UPDATE stations SET name = 'Desk ' || number, heard_at = $1, condition_since = $1 - 3600 * (number % 40),
        condition = CASE number % 10 ${condition} END`,
      values: [time],
    },
    {
      sql: `WITH RECURSIVE ago (days) AS (SELECT 0 UNION ALL SELECT days + 1 FROM ago WHERE days < 364)
        INSERT INTO days (day, station, body) SELECT $1 - days, number, $2 FROM ago, stations WHERE number <= $3`,
      values: [Math.floor(time / day) - 1, writeSummary(summaryOf({ ...wellReport, day: wellDay })), withYear],
    },
  ]);
  return stations[0]?.id ?? '';
}

/** The same rows as the plainest page: a table and a few lines that hide what does not match. */
function plainPage(): string {
  const rows = Array.from(
    { length: stationCount },
    (_, at) =>
      `<tr><td>${conditions[at % 10]}<td>Desk ${at + 1}<td>No place yet<td>Check that it reaches the time server.`,
  );
  const script = `document.querySelector('input').oninput = ({ target }) => {
    for (const row of document.querySelectorAll('tr')) row.hidden = !row.textContent.includes(target.value);
  };`;
  return `<!doctype html><title>Plain</title><input type="search"><table>${rows.join('')}</table><script>${script}</script>`;
}

async function servePlain(): Promise<{ origin: string; close(): void }> {
  const html = plainPage();
  const server = createServer((_request, response) => response.end(html)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const known = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    while (known() === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    return known() ?? Number.NaN;
  });

/** From the key to the frame that shows its answer. */
const filterTime = (page: Page, text: string): Promise<number> =>
  page.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]');
    if (input === null) return Number.NaN;
    const begun = performance.now();
    input.value = typed;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    return performance.now() - begun;
  }, text);

/** From the press on “1 year” to the frame with its canvases, and the server's answer alone. */
const yearTimes = (page: Page): Promise<{ plots: number; answer: number }> =>
  page.evaluate(async () => {
    const address = `/api/v1${location.pathname}/series?range=year`;
    const asked = performance.now();
    await (await fetch(address)).json();
    const answer = performance.now() - asked;
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('.segments button')];
    const begun = performance.now();
    buttons[2]?.click();
    while (document.querySelectorAll('.plots canvas').length < 7) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const plots = performance.now() - begun;
    buttons[0]?.click();
    return { plots, answer };
  });

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value[]> {
  const done: Value[] = [];
  for (let round = 0; round < rounds; round += 1) done.push(await work());
  return done;
}

/** Each time with nothing in the cache. */
async function measurePlain(browser: Browser): Promise<{ paint: number; filter: number }> {
  const plain = await servePlain();
  const measured = await inTurn(async () => {
    const page = await browser.newPage();
    await page.goto(plain.origin);
    const paint = await firstPaint(page);
    const filter = await filterTime(page, 'Desk 77');
    await page.close();
    return { paint, filter };
  });
  plain.close();
  const middle = (of: 'paint' | 'filter') =>
    percentile(
      measured.map((one) => one[of]),
      0.5,
    );
  return { paint: middle('paint'), filter: middle('filter') };
}

async function measureOurs(browser: Browser, served: Served): Promise<{ paint: number[]; filter: number[] }> {
  const measured = await inTurn(async () => {
    const { page, open, close } = await visit(browser, served);
    await open('/');
    const paint = await firstPaint(page);
    await page.locator('.side').waitFor();
    const filter = await filterTime(page, 'desk 77');
    await close();
    return { paint, filter };
  });
  return { paint: measured.map(({ paint }) => paint), filter: measured.map(({ filter }) => filter) };
}

async function measureYear(browser: Browser, served: Served, id: string) {
  const { page, open, close } = await visit(browser, served);
  await open(`/stations/${id}`);
  await page.locator('.plots canvas').first().waitFor();
  const times = await inTurn(() => yearTimes(page));
  await close();
  return times;
}

export async function benchDashboard(): Promise<readonly Measured[]> {
  const served = await serveDashboard();
  const browser = await openBrowser();
  try {
    const id = await fill(served);
    const plain = await measurePlain(browser);
    const { paint, filter } = await measureOurs(browser, served);
    const year = await measureYear(browser, served, id);
    const plots = year.map((one) => one.plots);
    const answer = percentile(
      year.map((one) => one.answer),
      0.5,
    );
    const beside = (of: 'paint' | 'filter') => ({ id: `plain-page.${of}`, value: plain[of] });
    return [
      { id: 'dashboard.first-paint-10k', value: percentile(paint, 0.5), unit: 'ms', baseline: beside('paint') },
      { id: 'dashboard.first-paint-10k.p95', value: percentile(paint, 0.95), unit: 'ms', baseline: beside('paint') },
      { id: 'dashboard.filter-10k', value: percentile(filter, 0.5), unit: 'ms', baseline: beside('filter') },
      { id: 'dashboard.filter-10k.p95', value: percentile(filter, 0.95), unit: 'ms', baseline: beside('filter') },
      {
        id: 'dashboard.year-of-plots',
        value: percentile(plots, 0.5),
        unit: 'ms',
        baseline: { id: 'answer-alone', value: answer },
      },
    ];
  } finally {
    await browser.close();
    await served.close();
  }
}
