/** Makes the log of the program: one line an event, the stack of an error behind it, never what people typed. */
export function openLog(write: (line: string) => void): (message: string, error?: unknown) => void {
  return (message, error) => {
    const cause =
      error instanceof Error
        ? ` | ${error.stack ?? error.message}`
        : error === undefined
          ? ''
          : ` | ${JSON.stringify(error)}`;
    write(`${new Date().toISOString()} ${message}${cause}`);
  };
}
