import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import { type CertificateKey, type CertificateKind, isHere, type SigningCertificate } from './certificate.ts';

const columns = sql`agency_id as "agencyId", id, kind, holding, holder_id as "holderId", holder_name as "holderName", subject_name as "subjectName",
  issuer_name as "issuerName", serial_number as serial, valid_from as "validFrom", valid_to as "validTo", chain, locked, credential_id as "credentialId", token, brought_in_at as "broughtInAt",
  retired_at as "retiredAt", failures, rests_until as "restsUntil"`;

/** The certificate somebody signs with in an agency, or the agency's seal, wherever its key is. */
export function findCertificateHeld(
  db: Db,
  agencyId: string,
  who: { readonly kind: 'person'; readonly holderId: string } | { readonly kind: 'seal' },
): Promise<SigningCertificate | undefined> {
  const whose = who.kind === 'seal' ? sql`kind = 'seal'` : sql`kind = 'person' and holder_id = ${who.holderId}`;
  return optional<SigningCertificate>(
    db,
    sql`select ${columns} from signatures.certificate where agency_id = ${agencyId} and ${whose} and retired_at is null`,
  );
}

/** The certificate somebody can sign with here, or the agency's seal. */
export async function findCertificateInUse(
  db: Db,
  agencyId: string,
  who: Parameters<typeof findCertificateHeld>[2],
): Promise<SigningCertificate | undefined> {
  const held = await findCertificateHeld(db, agencyId, who);
  return held && isHere(held) ? held : undefined;
}

export function findCertificate(db: Db, { agencyId, id }: CertificateKey): Promise<SigningCertificate | undefined> {
  return optional<SigningCertificate>(
    db,
    sql`select ${columns} from signatures.certificate where agency_id = ${agencyId} and id = ${id} and retired_at is null`,
  );
}

/** A certificate that is held until the transaction ends. */
export function findCertificateToChange(
  tx: Tx,
  { agencyId, id }: CertificateKey,
): Promise<SigningCertificate | undefined> {
  return optional<SigningCertificate>(
    tx,
    sql`select ${columns} from signatures.certificate where agency_id = ${agencyId} and id = ${id} for update`,
  );
}

export async function insertCertificate(tx: Tx, c: SigningCertificate, broughtInBy: string): Promise<void> {
  await tx.query(sql`
    insert into signatures.certificate (agency_id, id, kind, holding, holder_id, holder_name, subject_name, issuer_name, serial_number, valid_from, valid_to,
      chain, locked, credential_id, token, brought_in_at, brought_in_by)
    values (${c.agencyId}, ${c.id}, ${c.kind}, ${c.holding}, ${c.holderId}, ${c.holderName}, ${c.subjectName}, ${c.issuerName}, ${c.serial},
      ${new Date(c.validFrom)}, ${new Date(c.validTo)}, ${c.chain as Buffer[]}::bytea[], ${c.locked}, ${c.credentialId}, ${c.token}, ${new Date(c.broughtInAt)}, ${broughtInBy})`);
}

/** Takes out of use what somebody signed with so far, or the agency's seal. */
export async function retireCertificatesOf(
  tx: Tx,
  {
    agencyId,
    kind,
    holderId,
  }: { readonly agencyId: string; readonly kind: CertificateKind; readonly holderId: string | null },
  by: string,
  now: number,
): Promise<void> {
  await tx.query(sql`
    update signatures.certificate set retired_at = ${new Date(now)}, retired_by = ${by}
    where agency_id = ${agencyId} and kind = ${kind} and holder_id is not distinct from ${holderId} and retired_at is null`);
}

/** Notes how many passwords were wrong, and until when (milliseconds) the certificate rests for it. */
export async function saveFailures(
  tx: Tx,
  { agencyId, id }: CertificateKey,
  failures: number,
  restsUntil: number | null,
): Promise<void> {
  await tx.query(sql`
    update signatures.certificate set failures = ${failures}, rests_until = ${restsUntil === null ? null : new Date(restsUntil)}
    where agency_id = ${agencyId} and id = ${id}`);
}

/** Without a time-stamp, with one, and with what proves it when those who could be asked are gone (ETSI EN 319 142-1). */
export type SignatureLevel = 'B' | 'T' | 'LT';

export interface SignatureMade extends CertificateKey {
  readonly certificateId: string;
  readonly level: SignatureLevel;
  /** Milliseconds. */
  readonly signedAt: number;
}

export async function insertSignature(tx: Tx, s: SignatureMade): Promise<void> {
  await tx.query(sql`
    insert into signatures.signature (agency_id, id, certificate_id, level, signed_at)
    values (${s.agencyId}, ${s.id}, ${s.certificateId}, ${s.level}, ${new Date(s.signedAt)})`);
}

/** The last signature made with a certificate. */
export function findLastSignature(
  db: Db,
  { agencyId, id }: CertificateKey,
): Promise<Pick<SignatureMade, 'level' | 'signedAt'> | undefined> {
  return optional(
    db,
    sql`
    select level, signed_at as "signedAt" from signatures.signature
    where agency_id = ${agencyId} and certificate_id = ${id} order by signed_at desc limit 1`,
  );
}

/** Since when (milliseconds) an agency has signed without a time-stamp: its first such signature after the last with one. */
export async function findUnstampedSince(db: Db, agencyId: string): Promise<number | undefined> {
  const found = await optional<{ since: number }>(
    db,
    sql`
    select signed_at as since from signatures.signature
    where agency_id = ${agencyId} and level = 'B' and signed_at > (
      select coalesce(max(s.signed_at), 'epoch') from signatures.signature s where s.agency_id = ${agencyId} and s.level <> 'B')
    order by signed_at limit 1`,
  );
  return found?.since;
}
