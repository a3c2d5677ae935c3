// Passes on what differs from what was passed on before. Pure, so that a test can count.

/**
 * A page answers some views (it says that it has painted), and the answer makes a view again: without this the two would
 * go on for ever, at the pace of the display.
 * @param pass gets each value that is not the same as the last one, compared as it travels: as JSON
 */
export function onlyChanges<Value>(pass: (value: Value) => void): (value: Value) => void {
  let last: string | undefined;
  return (value) => {
    const text = JSON.stringify(value);
    if (text === last) return;
    last = text;
    pass(value);
  };
}
