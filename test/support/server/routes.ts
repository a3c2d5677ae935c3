// Every route of a server, read from the tree that Fastify prints of itself: a test that goes through all of them forgets none.
import type { FastifyInstance, HTTPMethods } from 'fastify';

export interface TestRoute {
  readonly method: HTTPMethods;
  /** With names where a request has ids. */
  readonly url: string;
}

const line = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/;
const indent = 4;

export function routesOf(app: FastifyInstance): readonly TestRoute[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((text): readonly TestRoute[] => {
      const [, depth = '', part = '', methods = ''] = line.exec(text) ?? [];
      const level = depth.length / indent;
      above[level] = part;
      const url = above.slice(0, level + 1).join('');
      return methods === '' ? [] : methods.split(', ').map((method) => ({ method: method as HTTPMethods, url }));
    });
}
