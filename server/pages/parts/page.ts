// What every page is given.
import type { ComponentType } from 'preact';

export interface PageProps {
  /** From the path, where it has one. */
  readonly id: string;
  readonly query: URLSearchParams;
}

export type Page = ComponentType<PageProps>;
