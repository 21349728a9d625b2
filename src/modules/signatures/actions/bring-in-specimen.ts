import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { assertMay } from '#platform/access';
import { notFound, Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { Unreadable } from '#platform/pages/unreadable';
import type { Tools } from '#platform/tools';
import { sealWidths, stamps } from '../../../../reference/signatures/stamps.ts';
import type { CertificateKind } from '../certificate.ts';
import type { SpecimenBroughtIn, SpecimenRetired } from '../events.ts';
import { signaturePermissions } from '../permissions.ts';
import { isRound, type Specimen, type SpecimenOf, specimenPixels, specimenSizes } from '../specimen.ts';
import { insertSpecimen, retireSpecimen } from '../specimen-store.ts';

/** An image that was lifted off its paper. */
export type SpecimenToKeep = Pick<Specimen, 'kind' | 'picture' | 'width' | 'height'>;

const accepted: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/**
 * Makes an image for papers of a photo or scan, outside any transaction, in a process apart: drawn anew in the colour that
 * Nghị định 30/2020/NĐ-CP asks for, on nothing. Refuses with `specimen.no_picture`, `specimen.unreadable`,
 * `specimen.not_round` or `specimen.too_detailed` (422).
 */
export async function liftSpecimen(
  { pages }: Pick<Tools, 'pages'>,
  kind: CertificateKind,
  file: Buffer,
): Promise<SpecimenToKeep> {
  const found = await fileTypeFromBuffer(file);
  if (!found || !accepted.includes(found.mime)) throw refused('no_picture');
  const document = { mediaType: found.mime, size: file.length, open: async () => Readable.from([file]) };
  const what = { colour: stamps[kind].ink, longerSide: specimenPixels };
  const { png, width, height } = await pages.ink(document, what).catch((error: unknown) => {
    if (error instanceof Unreadable) throw refused('unreadable');
    throw error;
  });
  if (kind === 'seal' && !isRound({ width, height })) throw refused('not_round');
  if (png.length > specimenSizes.kept) throw refused('too_detailed');
  return { kind, picture: Buffer.from(png), width, height };
}

const refused = (why: string): Refusal => new Refusal(`specimen.${why}`, { field: 'picture' }, 422);

/** Puts an image in use for whoever acts, or for their agency's seal; what was in use is retired and stays known. */
export async function bringInSpecimen(
  act: Act,
  { agencyId, holderName }: { readonly agencyId: string; readonly holderName: string },
  { kind, ...image }: SpecimenToKeep,
  millimetres: number = sealWidths.usual,
): Promise<void> {
  const of = specimenOf(act, agencyId, kind);
  const specimen: Specimen = {
    ...{ ...of, ...image, id: newId(act.now), holderName },
    ...{ millimetres: kind === 'seal' ? millimetres : null, broughtInAt: act.now },
  };
  await retireSpecimen(act.tx, of, act.who.id, act.now);
  await insertSpecimen(act.tx, specimen, act.who.id);
  const about = { agencyId, subjectId: specimen.id, readers: [], data: { kind, holderName } };
  await act.announce<SpecimenBroughtIn>({ type: 'specimen.brought_in', ...about });
}

/** Takes the own image, or that of the agency's seal, out of use: words stand in its place again. */
export async function takeSpecimenAway(act: Act, agencyId: string, kind: CertificateKind): Promise<void> {
  const of = specimenOf(act, agencyId, kind);
  if (!(await retireSpecimen(act.tx, of, act.who.id, act.now))) throw notFound('specimen');
  const about = { agencyId, subjectId: of.holderId ?? agencyId, readers: [], data: { kind, holderName: act.who.name } };
  await act.announce<SpecimenRetired>({ type: 'specimen.retired', ...about });
}

function specimenOf({ who }: Pick<Act, 'who'>, agencyId: string, kind: CertificateKind): SpecimenOf {
  const permission = kind === 'seal' ? 'signatures.hold_seal' : 'signatures.hold_certificate';
  assertMay(signaturePermissions, permission, who, { agencyIds: [agencyId] });
  return kind === 'seal' ? { agencyId, kind, holderId: null } : { agencyId, kind, holderId: who.id };
}
