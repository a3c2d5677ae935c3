// What the server wrote into the page: who is signed in, the worst stations, the places.
import type { PageStart } from '../../../contract/staff-api.ts';
import { mayAs, type Role } from '../../../contract/staff-words.ts';

export const start = JSON.parse(document.getElementById('start')?.textContent ?? 'null') as PageStart;

export const { member } = start;

/** Nobody who is not signed in may do anything. */
export const may = (needed: Role): boolean => member !== null && mayAs(member.role, needed);
