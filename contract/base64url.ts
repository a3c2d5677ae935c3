// 32 bytes as text in base64url, in their one right spelling: 43 letters hold 258 bits, and the two beyond the last byte are 0 (RFC 4648, 3.5).

/** For a pattern. Whoever takes another last letter takes two spellings of one key or one signature. */
export const thirtyTwoBytes = '[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]';
