// What the kinds of resources are called.
import type { Resource } from '../../../contract/policy.ts';

export const resourceWords: Record<Resource['kind'], string> = {
  catalogue: 'kind-catalogue',
  database: 'kind-database',
  journals: 'kind-journals',
  books: 'kind-books',
  site: 'kind-site',
};
