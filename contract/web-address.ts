// Reads an address with the one parser that browsers use. In a function, as the oldest runtime has neither URL.parse nor URL.canParse.

/** The parsed address, or null. Addresses are compared in parsed form only: text that looks alike may lead elsewhere. */
export function parseAddress(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
