export type { CertificateKind } from './certificate.ts';
export { usabilityOf } from './certificate.ts';
export { findCertificateInUse } from './certificate-store.ts';
export { maySignWith } from './may-sign-with.ts';
export { messages as signatureMessages } from './messages.ts';
export { signDocument } from './sign-document.ts';
