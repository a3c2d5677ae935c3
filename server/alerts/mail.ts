// Sends one message by e-mail, through the library's own mail server.
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../settings.ts';
import type { Failed } from '../store/deliveries.ts';

export interface MailWay {
  readonly settings: MailSettings;
  readonly password: string | null;
  readonly authorities: readonly string[] | undefined;
  /** How this server calls itself. Without it the name of this computer would be told. */
  readonly ownName: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly delivery: string;
}

const patience = 15_000;

/** What the mail server answered, without its words: they may repeat an address. */
function failureOf({ code, responseCode }: { code?: string; responseCode?: number }): Failed {
  const status = responseCode ?? null;
  if (status !== null) return { problem: 'refused', status };
  if (code === 'ETIMEDOUT') return { problem: 'slow', status };
  return { problem: code === 'ETLS' || code === 'ESOCKET' ? 'certificate' : 'unreachable', status };
}

/** null: the mail server has taken it. */
export async function sendMail({ to, subject, text, delivery }: Mail, way: MailWay): Promise<Failed | null> {
  const { host, port, security, user, from } = way.settings;
  const transport = createTransport({
    host,
    port,
    name: way.ownName,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(way.authorities && { tls: { ca: [...way.authorities] } }),
    ...(user !== undefined && { auth: { user, pass: way.password ?? '' } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    // The same for each try, so that a mail that arrives twice is known by it.
    const messageId = `<${delivery}@${way.ownName}>`;
    await transport.sendMail({
      from,
      to,
      subject,
      text,
      messageId,
      xMailer: false,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return null;
  } catch (error) {
    return failureOf(error as { code?: string; responseCode?: number });
  } finally {
    transport.close();
  }
}
