// The forms in which a canary may lie about, each with how to write it and how to read on from where it was found.

export interface Form {
  readonly name: string;
  /** @param run 32 hex digits, the part that all canaries of a session share @returns what to search for */
  readonly written: (run: string) => Buffer;
  /** What stands before and after the run at `at`, as plain text; enough of it to tell the canary's class. */
  readonly around: (bytes: Buffer, at: number) => { before: string; after: string };
}

/** How much is read on: the longest class name and its ending fit. */
const reach = 40;
const runLength = 32;

const slice = (bytes: Buffer, from: number, to: number): Buffer =>
  bytes.subarray(Math.max(0, from), Math.min(bytes.length, to));

const upper = (run: string): string => run.toUpperCase();

/**
 * A text of one or two bytes a letter. Two-byte text is searched for with the low byte first and read by its low bytes alone:
 * so text with the high byte first, as IndexedDB writes its keys, is found too, one byte further on.
 */
function text(name: string, width: 1 | 2, letterCase: (run: string) => string): Form {
  const read = (bytes: Buffer): string =>
    Buffer.from(bytes.filter((_, index) => index % width === 0)).toString('latin1');
  return {
    name,
    written: (run) => Buffer.from(letterCase(run), width === 1 ? 'latin1' : 'utf16le'),
    around: (bytes, at) => ({
      before: at < 2 * width ? '' : read(slice(bytes, at - 2 * width, at)),
      after: read(slice(bytes, at + runLength * width, at + (runLength + reach) * width)),
    }),
  };
}

/**
 * Letters written one by one as a sign and two hex digits, with others that stayed as they are in between. The codes of
 * hex digits themselves (30 to 39, 61 to 66) have no letters in them, so that these forms are the same in capitals.
 */
function escaped(name: string, sign: string): Form {
  const pattern = new RegExp(`${sign.replace('\\', '\\\\')}([0-9a-f]{2})`, 'gi');
  const read = (bytes: Buffer): string =>
    bytes.toString('latin1').replace(pattern, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const width = sign.length + 2;
  return {
    name,
    written: (run) => Buffer.from([...Buffer.from(run)].map((letter) => sign + letter.toString(16)).join('')),
    around: (bytes, at) => ({
      before: read(slice(bytes, at - 2 * width, at)),
      after: read(slice(bytes, at + runLength * width, at + (runLength + reach) * width)),
    }),
  };
}

/**
 * Base64 of a text in which the run begins `lead` bytes into a group of three. The letters that also depend on what stands
 * beside the run are left out, so that it is found whatever surrounds it.
 */
function base64(lead: 0 | 1 | 2): Form {
  const skipped = Math.ceil((lead * 8) / 6);
  const letters = Math.floor(((lead + runLength) * 8) / 6);
  const groupBytes = 3;
  const groupLetters = 4;
  return {
    name: 'base64',
    written: (run) => {
      const all = Buffer.from('x'.repeat(lead) + run).toString('base64');
      return Buffer.from(all.slice(skipped, letters));
    },
    around: (bytes, at) => {
      const group = at - skipped;
      const isMore = /^[\w+/-]{4}$/.test(slice(bytes, group - groupLetters, group).toString('latin1'));
      const start = isMore ? group - groupLetters : group;
      const plain = Buffer.from(slice(bytes, start, start + 2 * (runLength + reach)).toString('latin1'), 'base64');
      const runAt = (isMore ? groupBytes : 0) + lead;
      return {
        before: plain.toString('latin1', Math.max(0, runAt - 2), runAt),
        after: plain.toString('latin1', runAt + runLength, runAt + runLength + reach),
      };
    },
  };
}

/** Letters that a mixed upper- and lower-case text would need are no matter: nobody writes a run half and half. */
export const forms: readonly Form[] = [
  text('ascii', 1, (run) => run),
  text('ascii', 1, upper),
  text('utf-16', 2, (run) => run),
  text('utf-16', 2, upper),
  base64(0),
  base64(1),
  base64(2),
  escaped('hex', ''),
  escaped('percent', '%'),
  escaped('json', '\\u00'),
];
