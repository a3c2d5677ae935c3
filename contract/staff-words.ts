// Words and limits of the staff API that a page needs too: apart from the schemas, so that it can use them without the schema library.

export const staffApi = '/api/v1';
/** Sent with everything that changes something; its value comes with the session. */
export const csrfHeader = 'x-lethe-csrf';

/** From the one that may least to the one that may most. */
export const roles = ['viewer', 'technician', 'admin'] as const;
export type Role = (typeof roles)[number];

export const mayAs = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

/** What the button of the institution’s sign-in says where the library gives it no name of its own; pages say it in their language. */
export const usualInstitution = 'Sign in with your institution';

/** Of a desk, a place, a display or a person, in characters. */
export const longestName = 60;

export const shortestPassword = 12;
export const holdReasons = ['hardware', 'moving', 'image', 'other'] as const;
/** One month: it ends by itself, so that no station is forgotten. */
export const longestMaintenance = 31 * 86_400;
export const heartbeatSeconds = 15;

export const alertKinds = ['out', 'silent', 'silent-place', 'promise', 'care'] as const;
/** For how long something must have been so before a rule tells of it. */
export const afterMinutes = [0, 15, 60, 1440] as const;

/** Borders of the report's steps, and whole steps of five minutes: nothing between two of them can be seen. */
export const limitChoices = {
  silentAfterMinutes: [10, 15, 30, 60],
  diskOver: [80, 90, 95],
  memoryOver: [70, 85, 95],
  temperatureOver: [65, 80, 90],
  lateAfterHours: [26, 36, 48],
} as const;

export const release = /^(\d{1,2})\.(\d{1,2})\.(\d{1,3})$/;

/** What stands in the trail of what staff did, and the server by itself: a closed list. */
export const deeds = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'invited',
  'joined',
  'role-changed',
  'staff-removed',
  'token-made',
  'token-revoked',
  'station-renamed',
  'station-placed',
  'maintenance-begun',
  'maintenance-ended',
  'station-retired',
  'place-added',
  'place-changed',
  'place-removed',
  'limits-changed',
  'channel-added',
  'channel-changed',
  'channel-key-renewed',
  'channel-tested',
  'channel-removed',
  'rule-added',
  'rule-changed',
  'rule-removed',
  'policy-added',
  'policy-shared',
  'wall-added',
  'wall-removed',
  'retention-ran',
  'exported',
] as const;
