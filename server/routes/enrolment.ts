// POST /v1/enrolment: a station that has a token becomes known.
import type { FastifyInstance } from 'fastify';
import { type EnrolmentAnswer, EnrolmentRequest, enrolmentPath } from '../../contract/enrolment.ts';
import type { Counts } from '../counts.ts';
import type { Limit } from '../limit.ts';
import { fastifySchema } from './schema.ts';

const statusOf = (answer: EnrolmentAnswer): number => {
  if (answer.answer === 'enrolled') return 200;
  if (answer.answer === 'later') return 429;
  return answer.problem === 'ENROL-06' ? 400 : answer.problem === 'ENROL-05' ? 409 : 403;
};

export interface Enrolling {
  readonly enrol: (request: EnrolmentRequest, now: number) => Promise<EnrolmentAnswer>;
  readonly counts: Counts;
  readonly limit: Limit;
  readonly now: () => number;
}

const largest = 512;

export function enrolmentRoutes(app: FastifyInstance, { enrol, counts, limit, now }: Enrolling): void {
  const answerTo = async (address: string, request: EnrolmentRequest): Promise<EnrolmentAnswer> => {
    const seconds = limit.wait(address, now());
    if (seconds > 0) return { answer: 'later', time: now(), seconds };
    const answer = await enrol(request, now());
    // A room of clones behind one address enrols at once; only guesses are counted.
    if (answer.answer === 'refused' && answer.problem === 'ENROL-01') limit.count(address, now());
    return answer;
  };
  app.post<{ Body: EnrolmentRequest }>(
    enrolmentPath,
    { bodyLimit: largest, attachValidation: true, schema: { body: fastifySchema(EnrolmentRequest) } },
    async (request, reply) => {
      const answer: EnrolmentAnswer =
        request.validationError === undefined
          ? await answerTo(request.ip, request.body)
          : { answer: 'refused', time: now(), problem: 'ENROL-06' };
      counts.enrolment(answer.answer === 'refused' ? answer.problem : answer.answer);
      return reply.code(statusOf(answer)).send(answer);
    },
  );
}
