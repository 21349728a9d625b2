export { letGo } from './jobs/let-go.ts';
