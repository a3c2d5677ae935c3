// The one question that the agent asks the print service, and how to count its answer. Pure. Format: RFC 8010, RFC 8011 (Get-Jobs).

const tags = {
  operation: 0x01,
  job: 0x02,
  end: 0x03,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  /** Below it, tags open a group; from it on, they tell the kind of a value. */
  firstOfValues: 0x10,
} as const;

const getJobs = 0x000a;
/** From here on a status is an error. */
const firstError = 0x0400;
/** `client-error-not-found`: there is no printer, and so no job. */
const notFound = 0x0406;

/** Every job of every printer, finished ones included, by its number alone: no title ever reaches the agent. */
export function askForJobs(): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0200, 0);
  head.writeUInt16BE(getJobs, 2);
  head.writeUInt32BE(1, 4);
  return Buffer.concat([
    head,
    Buffer.of(tags.operation),
    attribute(tags.charset, 'attributes-charset', 'utf-8'),
    attribute(tags.language, 'attributes-natural-language', 'en'),
    attribute(tags.uri, 'printer-uri', 'ipp://localhost/'),
    attribute(tags.keyword, 'which-jobs', 'all'),
    attribute(tags.keyword, 'requested-attributes', 'job-id'),
    Buffer.of(tags.end),
  ]);
}

function attribute(tag: number, name: string, value: string): Buffer {
  return Buffer.concat([Buffer.of(tag), counted(name), counted(value)]);
}

function counted(text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
}

/** @returns how many jobs there are; null when the answer is an error or not whole */
export function countJobs(answer: Buffer): number | null {
  if (answer.length < 9) return null;
  const status = answer.readUInt16BE(2);
  if (status === notFound) return 0;
  if (status >= firstError) return null;
  let jobs = 0;
  for (let at = 8; at < answer.length; ) {
    const tag = answer[at++] ?? 0;
    if (tag === tags.end) return jobs;
    if (tag === tags.job) jobs++;
    if (tag >= tags.firstOfValues) at = afterCounted(answer, afterCounted(answer, at));
  }
  return null;
}

/** Beyond the end when the length is cut off, so that the reader stops there. */
const afterCounted = (answer: Buffer, at: number): number =>
  at + 2 > answer.length ? answer.length : at + 2 + answer.readUInt16BE(at);
