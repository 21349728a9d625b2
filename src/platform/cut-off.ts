/** What the reader of forms with files (busboy) says of one that is not whole; it gives its errors no code. */
const notWhole =
  /^(Unexpected end of multipart data|\w+ terminated early due to unexpected end of multipart data|Multipart: Boundary not found)$/;

/** Whether an error means that a form with files came without its beginning or its end. */
export const isCutOff = (error: unknown): boolean => error instanceof Error && notWhole.test(error.message);
