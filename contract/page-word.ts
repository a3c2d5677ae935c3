// The word by which a page of ours shows that it is one. It is written into the document itself, and only into one that opens in a tab.

/** The name of the element in the document's head that holds the word. */
export const wordElement = 'lethe-word';
/** The header that the page says it by, with everything it asks for beyond its own files. */
export const wordHeader = 'lethe-word';
