// The header on a deed that a page of ours asks for. Only a page of the same origin may add one of its own choice (Fetch, 3.2).

export const deedHeader = 'lethe-deed';
