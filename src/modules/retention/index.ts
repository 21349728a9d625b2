export { carryOut } from './jobs/carry-out.ts';
export { letGo } from './jobs/let-go.ts';
