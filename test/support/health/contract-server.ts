// A small server that speaks the contract over real TLS: enrols, checks every signature, keeps what came, and fails when it is told to.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type EnrolmentAnswer, EnrolmentRequest, enrolmentPath } from '../../../contract/enrolment.ts';
import { Report } from '../../../contract/report.ts';
import type { ReportAnswer } from '../../../contract/report-answer.ts';
import { readEnvelope, reportPath, reportType } from '../../../contract/report-envelope.ts';
import { agreeKey, isMacOf, makeKeyPair, proofOf } from '../../../contract/station-key.ts';
import { type Certificate, makeCertificate } from '../../demonstration/certificate.ts';

export const goodToken = `lethe_${'t'.repeat(43)}`;

export interface Arrived {
  readonly station: string;
  readonly sequence: number;
  readonly age: number;
  readonly report: Report;
  readonly bytes: string;
}

export interface ContractServer {
  readonly url: string;
  readonly certificate: Certificate;
  readonly arrived: Arrived[];
  /** Names of headers that came, in their order. */
  readonly headers: string[];
  readonly enrolled: Map<string, string>;
  enrolments: number;
  /** What it answers to everything; null: as it should. `silent` never answers. */
  mood: null | 'broken' | 'silent' | 'redirects' | 'endless' | 'impostor';
  end(): Promise<void>;
}

type Answer = EnrolmentAnswer | ReportAnswer;
/** Each answer is one of these with the server's time. */
type Said = Answer extends infer One ? (One extends unknown ? Omit<One, 'time'> : never) : never;

export async function startContractServer(known?: Certificate, port = 0): Promise<ContractServer> {
  const certificate = known ?? (await makeCertificate(['lethe.example']));
  const keys = makeKeyPair();
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    void readBody(request).then((body) => handle(request, response, body));
  });

  const handle = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    self.headers.push(request.rawHeaders.filter((_, index) => index % 2 === 0).join(' '));
    if (self.mood === 'silent') return;
    if (self.mood === 'broken') return void response.writeHead(500).end('<html>');
    if (self.mood === 'redirects') return void response.writeHead(307, { location: self.url }).end();
    if (self.mood === 'endless') return void response.writeHead(200).end(Buffer.alloc(1_000_000, '{'));
    const [status, said] = request.url === enrolmentPath ? enrol(body) : take(request, body);
    const answer = { time: Math.round(Date.now() / 1000), ...said };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };

  const enrol = (body: Buffer): [number, Said] => {
    self.enrolments += 1;
    const { token, station, key } = EnrolmentRequest.parse(JSON.parse(body.toString('utf8')));
    if (token !== goodToken) return [403, { answer: 'refused', problem: 'ENROL-01' }];
    const before = self.enrolled.get(station);
    if (before !== undefined && before !== key) return [409, { answer: 'refused', problem: 'ENROL-05' }];
    self.enrolled.set(station, key);
    const secret = agreeKey(keys, { station, stationKey: key, serverKey: keys.publicKey });
    const proof = proofOf(self.mood === 'impostor' || secret === null ? Buffer.alloc(32) : secret);
    return [200, { answer: 'enrolled', serverKey: keys.publicKey, proof }];
  };

  const take = (request: IncomingMessage, body: Buffer): [number, Said] => {
    const envelope = readEnvelope(body);
    if (request.url !== reportPath || request.headers['content-type'] !== reportType || envelope === null)
      return [400, { answer: 'refused', problem: 'REPORT-01' }];
    const { station, sequence, age, signed, mac } = envelope;
    const key = agreeKey(keys, { station, stationKey: self.enrolled.get(station) ?? '', serverKey: keys.publicKey });
    if (key === null || !isMacOf(key, signed, mac)) return [401, { answer: 'refused', problem: 'REPORT-02' }];
    const report = Report.parse(JSON.parse(envelope.body));
    if (!self.arrived.some((one) => one.station === station && one.sequence === sequence))
      self.arrived.push({ station, sequence, age, report, bytes: body.toString('latin1') });
    return [200, { answer: 'accepted' }];
  };

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const self: ContractServer = {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ certificate, arrived: [], headers: [], enrolled: new Map(), enrolments: 0, mood: null },
    async end() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
  return self;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}
