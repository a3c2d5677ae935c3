// The kiosk user of the benchmark. No account needs to exist for a user's files to exist.
export const kioskId = 64321;
