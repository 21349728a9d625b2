/** Why something cannot be backed up or restored: one sentence that an operator can act on. */
export class BackupError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BackupError';
  }
}
