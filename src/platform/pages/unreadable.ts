import type { PageFault } from './page-job.ts';

/** A document, or the page of it asked for, cannot be read here; asking again would not help. */
export class Unreadable extends Error {
  readonly fault: PageFault;

  constructor(fault: PageFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Unreadable';
    this.fault = fault;
  }
}
