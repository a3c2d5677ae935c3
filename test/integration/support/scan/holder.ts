// A program that holds in memory what it is sent over its channel, and says when it has it.
const held: Buffer[] = [];

process.on('message', (masked: number[]) => {
  // Masked on the way, so that neither channel nor parser has what the memory is searched for.
  held.push(Buffer.from(masked.map((byte) => byte ^ 0xff)));
  process.send?.('held');
});
