export type { CertificateKind } from './certificate.ts';
export { usabilityOf } from './certificate.ts';
export { findCertificateInUse } from './certificate-store.ts';
export { type FileVerdict, listFileVerdicts } from './file-verdict-store.ts';
export { maySignWith } from './may-sign-with.ts';
export { messages as signatureMessages } from './messages.ts';
export { VerdictTag } from './pages/verdict-parts.view.tsx';
export { signDocument } from './sign-document.ts';
