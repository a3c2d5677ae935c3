// Stands in for wevtutil.exe: speaks its command line over channels in a JSON file, and behaves as Microsoft's documents say it does.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ id: number, time: string, user: string }} Event */
/** @typedef {{ type: string, enabled: boolean, autoBackup: boolean, events: Event[], refuses?: 'clearing' | 'reading' | 'both', listedOnly?: boolean }} Channel */

class Refusal extends Error {
  /** @param {number} code */
  constructor(code) {
    super();
    this.code = code;
  }
}
const denied = () => new Refusal(5);
const wrongParameter = () => new Refusal(87);
const direct = () => new Refusal(15009);
const notFound = () => new Refusal(15007);

const isDirect = (/** @type {Channel} */ { type }) => type === 'Analytic' || type === 'Debug';

/**
 * One call of the tool.
 * @param {string} folder
 * @param {readonly string[]} words
 * @returns {{ code: number, output: string }}
 */
export function answer(folder, words) {
  const file = join(folder, 'channels.json');
  const [verb = '', name = '', ...options] = words;
  /** @type {Record<string, Channel>} */
  const channels = JSON.parse(readFileSync(file, 'utf8'));
  appendFileSync(join(folder, 'calls'), `${words.join(' ')}\n`);
  try {
    const lines = call(channels, { verb, name, options });
    writeFileSync(file, JSON.stringify(channels));
    return { code: 0, output: lines.map((line) => `${line}\r\n`).join('') };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, output: '' };
    throw error;
  }
}

/** @param {Record<string, Channel>} channels @param {{ verb: string, name: string, options: string[] }} wanted @returns {string[]} */
function call(channels, { verb, name, options }) {
  if (verb === 'el') return Object.keys(channels);
  const channel = channels[name];
  if (channel === undefined || channel.listedOnly) throw notFound();
  if (channel.refuses === 'both') throw denied();
  if (verb === 'gl') return settings(name, channel);
  if (verb === 'qe') return query(channel, options);
  if (verb === 'sl') return change(channel, options);
  if (verb === 'cl') return clear(channels, name, channel);
  throw wrongParameter();
}

/** @param {string} name @param {Channel} channel */
function settings(name, channel) {
  const file = `${name.replaceAll('/', '%4')}.${isDirect(channel) ? 'etl' : 'evtx'}`;
  const { type, enabled, autoBackup } = channel;
  return [
    ...[`name: ${name}`, `enabled: ${enabled}`, `type: ${type}`, 'owningPublisher: ', 'isolation: System', 'logging:'],
    ...[`  logFileName: %SystemRoot%\\System32\\Winevt\\Logs\\${file}`, `  retention: ${autoBackup}`],
    ...[`  autoBackup: ${autoBackup}`, '  maxSize: 1052672', 'publishing:', '  fileMax: 1'],
  ];
}

/** @param {Channel} channel @param {string[]} options */
function query(channel, options) {
  if (channel.refuses === 'reading') throw denied();
  if (isDirect(channel)) throw direct();
  const before = /@SystemTime<'([^']+)'/.exec(options.find((option) => option.startsWith('/q:')) ?? '')?.[1] ?? '9999';
  return channel.events
    .filter(({ time }) => time < before)
    .slice(0, options.includes('/c:1') ? 1 : undefined)
    .map(
      ({ id, time }) => `<Event><System><EventID>${id}</EventID><TimeCreated SystemTime='${time}'/></System></Event>`,
    );
}

/** @param {Channel} channel @param {string[]} options */
function change(channel, options) {
  if (options.includes('/e:false')) channel.enabled = false;
  if (options.includes('/ab:false')) channel.autoBackup = false;
  return [];
}

/** @param {Record<string, Channel>} channels @param {string} name @param {Channel} channel */
function clear(channels, name, channel) {
  if (channel.refuses === 'clearing') throw denied();
  if (isDirect(channel)) throw direct();
  channel.events = [];
  const [into, id] = name === 'Security' ? ['Security', 1102] : ['System', 104];
  channels[into]?.events.push({ id: Number(id), time: new Date().toISOString(), user: 'S-1-5-18' });
  return [];
}

if (import.meta.main) {
  const [, , folder = '.', ...words] = process.argv;
  const { code, output } = answer(folder, words);
  process.stdout.write(output);
  process.exitCode = code & 0xff;
}
