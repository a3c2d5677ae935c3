// Finds a display's cookie in an Xauthority file. Pure; format: five counted fields a record, big-endian (Xau(3)).

export interface Cookie {
  readonly name: string;
  readonly data: Buffer;
}

const cookieName = 'MIT-MAGIC-COOKIE-1';

/** @param display the display's number as text; a record with an empty number fits every display */
export function findCookie(file: Buffer, display: string): Cookie | null {
  let at = 0;
  const field = (): Buffer => {
    const length = file.readUInt16BE(at);
    const start = at + 2;
    at = start + length;
    if (at > file.length) throw new RangeError('the Xauthority file ends within a record');
    return file.subarray(start, at);
  };
  while (at < file.length) {
    at += 2; // The address's family: over the display's own socket there is only one host, this one.
    field();
    const number = field().toString('latin1');
    const name = field().toString('latin1');
    const data = field();
    if (name === cookieName && (number === '' || number === display)) return { name, data };
  }
  return null;
}
