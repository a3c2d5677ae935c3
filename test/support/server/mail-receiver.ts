// A small mail server that speaks SMTP (RFC 5321) with STARTTLS and AUTH PLAIN, and keeps what it is given.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Certificate } from '../../demonstration/certificate.ts';

export interface GotMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they came, dots taken out again. */
  readonly data: string;
  readonly encrypted: boolean;
  /** What the client called itself. */
  readonly helo: string;
}

export interface MailReceiver {
  readonly port: number;
  readonly got: GotMail[];
  readonly user: string;
  readonly password: string;
  /** The answer to RCPT TO. */
  recipient: string;
  close(): Promise<void>;
}

interface Talk {
  helo: string;
  from: string;
  to: string[];
  known: boolean;
}

export async function startMailReceiver({ cert, key }: Certificate): Promise<MailReceiver> {
  const [user, password] = ['lethe', 'a secret of the mail server'];
  const secureContext = createSecureContext({ cert, key });
  const sockets = new Set<Socket>();

  function converse(socket: Socket, talk: Talk): void {
    const encrypted = socket instanceof TLSSocket;
    const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY });
    const say = (text: string): void => void socket.write(`${text}\r\n`);
    let data: string[] | null = null;

    const finish = (): void => {
      receiver.got.push({ from: talk.from, to: talk.to, data: (data ?? []).join('\r\n'), encrypted, helo: talk.helo });
      data = null;
      say('250 taken');
    };
    const authenticate = (line: string): void => {
      const [, given, said] = Buffer.from(line.slice('AUTH PLAIN '.length), 'base64').toString().split('\0');
      talk.known = encrypted && given === user && said === password;
      say(talk.known ? '235 welcome' : '535 not you');
    };
    const upgrade = (): void => {
      lines.close();
      say('220 go on');
      const secure = new TLSSocket(socket, { isServer: true, secureContext });
      secure.on('error', () => secure.destroy());
      converse(secure, { helo: '', from: '', to: [], known: false });
    };
    const verbs: Readonly<Record<string, (line: string) => void>> = {
      EHLO(line) {
        talk.helo = line.slice('EHLO '.length);
        say(`250-mail.example\r\n250-8BITMIME\r\n${encrypted ? '250 AUTH PLAIN' : '250 STARTTLS'}`);
      },
      STARTTLS: upgrade,
      AUTH: authenticate,
      MAIL(line) {
        if (!talk.known) return say('530 who are you');
        talk.from = /<(.*)>/.exec(line)?.[1] ?? '';
        talk.to = [];
        say('250 fine');
      },
      RCPT(line) {
        if (receiver.recipient.startsWith('2')) talk.to.push(/<(.*)>/.exec(line)?.[1] ?? '');
        say(receiver.recipient);
      },
      DATA() {
        data = [];
        say('354 go on, and end with a dot');
      },
      RSET: () => say('250 fine'),
      QUIT() {
        say('221 bye');
        socket.end();
      },
    };
    const carryOut = (line: string): void => {
      const verb = verbs[line.split(' ')[0]?.toUpperCase() ?? ''];
      if (verb === undefined) say('502 no such verb');
      else verb(line);
    };
    lines.on('line', (line) => {
      if (data === null) carryOut(line);
      else if (line === '.') finish();
      else data.push(line.replace(/^\./, ''));
    });
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.write('220 mail.example ESMTP\r\n');
    converse(socket, { helo: '', from: '', to: [], known: false });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const receiver: MailReceiver = {
    ...{ port, got: [], user, password, recipient: '250 fine' },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}
