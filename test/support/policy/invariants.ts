// What must be true of a policy that a station accepts, written by hand and apart from the schema. Takes what any YAML reader gives.

type Data = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const isGroup = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isWholeFrom =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value % 1 === 0 && value >= least && value <= most;
const isOneOf =
  (...words: unknown[]): Check =>
  (value) =>
    words.includes(value);
const isListOf =
  (each: Check, least: number, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(each);

/** Controls, line ends, and marks that turn the direction of a text. */
const turnsOrBreaks = (character: string): boolean => {
  const point = character.codePointAt(0) ?? 0;
  return (
    point < 32 ||
    (point > 126 && point < 160) ||
    point === 0x2028 ||
    point === 0x2029 ||
    (point > 0x2029 && point < 0x202f)
  );
};

const isName: Check = (value) => {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed.length >= 1 && trimmed.length <= 120 && ![...trimmed].some(turnsOrBreaks);
};

const isNameOrNames: Check = (value) =>
  isName(value) ||
  (isGroup(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(([language, text]) => ['en', 'es'].includes(language) && isName(text)));

const isWeb: Check = (value) => {
  if (typeof value !== 'string' || value.length > 2048) return false;
  try {
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) && url.username + url.password === '' && url.hostname !== '';
  } catch {
    return false;
  }
};

/** Enough of the public suffix list for the wildcards that mutations make. */
const suffixes = new Set(['com', 'org', 'net', 'example', 'co.uk', 'github.io']);

const isHost: Check = (value) => {
  if (typeof value !== 'string' || value.length > 253) return false;
  const name = value.startsWith('*.') ? value.slice(2) : value;
  if (value.startsWith('*.') && (!name.includes('.') || suffixes.has(name.toLowerCase()))) return false;
  return name !== '' && !/[*/\\?#@\s_%]|\.\.|^\.|\.$|^-/u.test(name) && (name.startsWith('[') || !name.includes(':'));
};

const isPin: Check = (value) => {
  const [method, cost, block, lanes, salt = '', key = '', ...rest] = typeof value === 'string' ? value.split('$') : [];
  return (
    method === 'scrypt' &&
    ['16384', '32768', '65536', '131072'].includes(cost ?? '') &&
    isWholeFrom(8, 16)(Number(block)) &&
    isWholeFrom(1, 4)(Number(lanes)) &&
    /^[\w-]{22,44}$/.test(salt) &&
    /^[\w-]{43,86}$/.test(key) &&
    rest.length === 0
  );
};

const isTimeOfDay: Check = (value) => /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(String(value)) && isText(value);

type Group = Readonly<Record<string, readonly ['must' | 'may', Check]>>;

/** The allowed keys of a group, all of them, and what each may hold. */
function wrongIn(value: unknown, group: Group, name: string): string[] {
  if (!isGroup(value)) return [`${name} is no group`];
  const unknown = Object.keys(value).filter((key) => !Object.keys(group).includes(key));
  const wrong = Object.entries(group).filter(([key, [need, check]]) =>
    Object.hasOwn(value, key) && value[key] !== undefined ? !check(value[key]) : need === 'must',
  );
  return [...unknown, ...wrong.map(([key]) => key)].map((key) => `${name}.${key}`);
}

const resource: Group = {
  id: ['must', (value) => isText(value) && /^[a-z0-9][a-z0-9-]{0,62}$/.test(String(value))],
  title: ['must', isNameOrNames],
  about: ['may', isNameOrNames],
  kind: ['may', isOneOf('catalogue', 'database', 'journals', 'books', 'site')],
  url: ['must', isWeb],
  search: ['may', (value) => isWeb(value) && String(value).includes('{words}')],
  hosts: ['may', isListOf(isHost, 0, 200)],
  ours: ['may', isOneOf(true, false)],
  walkIn: ['may', isOneOf(true, false)],
};

const timers: Group = {
  idleSeconds: ['may', isWholeFrom(30, 3600)],
  warningSeconds: ['may', isWholeFrom(20, 300)],
  limitMinutes: ['may', (value) => value === 'none' || isWholeFrom(5, 720)(value)],
  extendMinutes: ['may', isWholeFrom(0, 120)],
  extendTimes: ['may', isWholeFrom(0, 20)],
  receiptSeconds: ['may', isWholeFrom(5, 120)],
  renewAt: ['may', isTimeOfDay],
};

const daily: Group = { at: ['may', isTimeOfDay] };

const network: Group = { local: ['may', isListOf(isHost, 0, 50)], parts: ['may', isOneOf('public', 'listed')] };
const staff: Group = { pin: ['may', isPin] };
const session: Group = { memoryMegabytes: ['may', isWholeFrom(128, 16384)] };
const isServer: Check = (value) =>
  isWeb(value) && /^https:\/\/[^/?#\\]+\/?$/i.test(String(value)) && String(value).length <= 300;
const isPath: Check = (value) =>
  isText(value) &&
  String(value).startsWith('/') &&
  !/\/(?:\/|\.{1,2}(?:\/|$)|$)/.test(String(value)) &&
  ![...String(value)].some(turnsOrBreaks);
/** Thirty-two bytes in base64url after the name of their kind. */
const isPolicyKey: Check = (value) => isText(value) && /^ed25519:[-\w]{43}$/.test(String(value));
const areSigners: Check = (value) => Array.isArray(value) && value.length <= 4 && value.every(isPolicyKey);
const server: Group = {
  url: ['must', isServer],
  ca: ['may', isPath],
  token: ['may', isPath],
  spool: ['may', isOneOf('disk', 'memory')],
  policyKeys: ['may', areSigners],
};
const statistics: Group = {
  visits: ['may', isOneOf(true, false)],
  epsilon: ['may', (value) => typeof value === 'number' && value >= 0.1 && value <= 2],
};
const within =
  (group: Group): Check =>
  (value) =>
    wrongIn(value, group, '').length === 0;

const policy: Group = {
  version: ['must', isOneOf(1)],
  kind: ['must', isOneOf('open-access', 'quick-lookup')],
  place: ['must', isName],
  name: ['must', isName],
  languages: ['may', (value) => isListOf(isOneOf('en', 'es'), 1, 8)(value) && isWithoutRepeats(value)],
  home: ['may', (value) => value === 'library' || isWeb(value)],
  resources: ['must', isListOf(within(resource), 1, 2000)],
  timers: ['may', within(timers)],
  daily: ['may', within(daily)],
  network: ['may', within(network)],
  staff: ['may', within(staff)],
  session: ['may', within(session)],
  server: ['may', within(server)],
  statistics: ['may', within(statistics)],
  containment: ['may', isOneOf('bubblewrap', 'directory')],
};

const isWithoutRepeats: Check = (value) => Array.isArray(value) && new Set(value).size === value.length;

const fieldsOf = (value: unknown, key: string): unknown[] =>
  Array.isArray(value) ? value.map((item) => (isGroup(item) ? item[key] : undefined)) : [];

function wrongTogether(data: Data): string[] {
  const clock = isGroup(data.timers) ? data.timers : {};
  const idle = clock.idleSeconds ?? (data.kind === 'quick-lookup' ? 120 : 300);
  const wrong: string[] = [];
  if (!isWithoutRepeats(fieldsOf(data.resources, 'id'))) wrong.push('two resources of one id');
  if (Number(clock.warningSeconds ?? 30) >= Number(idle))
    wrong.push('a warning that is longer than the time before it');
  if (data.kind === 'quick-lookup' && (data.home ?? 'library') === 'library')
    wrong.push('quick lookup without an address');
  if ((data.home ?? 'library') !== 'library' && !isOpenedByHand(data, String(data.home)))
    wrong.push('a home that nothing opens');
  return wrong;
}

/** Is there any walk-in resource whose host, or one of whose hosts, is the home's? Patterns that are more exact are left aside. */
function isOpenedByHand(data: Data, home: string): boolean {
  const bare = (host: string): string => host.toLowerCase().replace(/\.$/, '');
  const host = bare(new URL(home).hostname);
  const resources = Array.isArray(data.resources) ? data.resources.filter(isGroup) : [];
  return resources
    .filter((one) => one.walkIn !== false)
    .some((one) => {
      const hosts = Array.isArray(one.hosts) ? one.hosts.map(String) : [];
      const named = [
        bare(new URL(String(one.url)).hostname),
        ...hosts.filter((name) => !name.startsWith('*.')).map(asHost),
      ];
      return (
        named.includes(host) ||
        hosts.some((name) => name.startsWith('*.') && host.endsWith(`.${asHost(name.slice(2))}`))
      );
    });
}

const asHost = (name: string): string => new URL(`https://${name}/`).hostname.replace(/\.$/, '');

/** Everything that is wrong with the data of a file; an accepted file has nothing. */
export function whatIsWrong(data: unknown): string[] {
  const alone = wrongIn(data, policy, 'policy');
  return alone.length > 0 || !isGroup(data) ? alone : wrongTogether(data);
}
