import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { dayOf } from '#platform/clock';
import { applicationRole } from '#platform/database';
import { newId } from '#platform/identifiers';
import { fold } from '#platform/text';
import { testKeys } from '#test/personal-keys';
import type { Filing } from './filing.ts';

/** The limit of filing: the same rows under the same role and row-level security, without any application. */
export interface PlainFiling {
  file(client: number, filing: Filing): Promise<void>;
  close(): Promise<void>;
}

const statements = {
  counter: `insert into dossiers.number_counter (agency_id, series, since, last) values ($1, 'dossier', $2, 1)
    on conflict (agency_id, series, since) do update set last = number_counter.last + 1 returning last`,
  dossier: `insert into dossiers.dossier (agency_id, id, code, handling_agency_id, procedure_code, procedure_version_id, procedure_name,
    field, channel, state, stage, parties, party_ids, owner_name, owner_folded, submitter_contact, content, answers, result_delivery,
    submitted_at, deadline_rule)
    values ($1, $2, $3, $1, $4, $5, $6, $7, 'online', 'submitted', 'intake', $8, $9, $10, $11, $12, $13, $14, 'electronic', $15, $16)`,
  key: `insert into platform.personal_key (subject_id, wrapped) values ($1, $2)`,
  party: `insert into dossiers.dossier_party (agency_id, dossier_id, person_id) values ($1, $2, $3)`,
  papers: `insert into dossiers.required_paper (agency_id, dossier_id, ordinal, name, form, quantity, digitisation, digitised_at, file_ids)
    values ${[0, 1, 2, 3, 4].map((i) => `($1, $2, ${i + 1}, $${4 + 2 * i}, 'electronic', 1, 'digitised', $3, $${5 + 2 * i})`).join(', ')}`,
  event: `with fact as (
      insert into platform.event (agency_id, id, at, type, subject_id, actor_kind, actor_id, actor_name, readers, data)
      values ($1, $2, $3, 'dossier.submitted', $4, 'citizen', $5, $6, $7, $8))
    insert into platform.unsealed (journal_id, kind, id) values ($1, 'fact', $2)`,
  message: `insert into notifications.message (agency_id, id, recipient_id, kind, dossier_code, facts, created_at)
    values ($1, $2, $3, 'dossier.submitted', $4, $5, $6)`,
  mail: `insert into notifications.mail (agency_id, id, kind, address, facts, state, created_at)
    values ($1, $2, 'dossier.submitted', $3, $4, 'waiting', $5)`,
  job: `select platform.add_job('notifications.send_mail', $1::json, null, $2, null)`,
  note: `select platform.add_job('portal.note_dossier', $1::json, $2, $3, null)`,
  version: `insert into platform.subject_version (subject_id, slot, version) values ($1, floor(random() * 8), gen_random_uuid())
    on conflict (subject_id, slot) do update set version = excluded.version`,
} as const;

/** Opens one connection for each client. */
export async function openPlainFiling(url: string, clients: number): Promise<PlainFiling> {
  const options = `-c role=${applicationRole} -c timezone=UTC`;
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: url, options }));
  await Promise.all(connections.map((connection) => connection.connect()));
  return {
    file: (client, filing) => fileOn(connections[client] as pg.Client, filing),
    close: async () => {
      await Promise.all(connections.map((connection) => connection.end()));
    },
  };
}

async function fileOn(client: pg.Client, { who, input }: Filing): Promise<void> {
  const run = (name: keyof typeof statements, values: unknown[]) =>
    client.query({ name, text: statements[name], values });
  const now = Date.now();
  const at = new Date(now);
  const { receivingAgency: agency, terms, parties, papers } = input;
  await client.query(`begin; set local app.agencies = ''; set local app.person = '${who.id}'`);
  const { rows } = await run('counter', [agency.id, dayOf(now)]);
  const id = newId(now);
  const code = `${agency.code}-${dayOf(now).slice(2).replaceAll('-', '')}-${String(rows[0].last).padStart(4, '0')}`;
  const { fullName, email } = parties.owner;
  await run('key', [id, randomBytes(60)]);
  await run('dossier', [
    ...[agency.id, id, code, terms.code, terms.versionId, terms.name, terms.field, parties, [who.id], fullName],
    ...[
      fold(fullName),
      [parties.owner.phone, email].map((each) => testKeys.mark(each ?? '')),
      input.content,
      input.answers,
      at,
      terms.deadlineRule,
    ],
  ]);
  await run('party', [agency.id, id, who.id]);
  await run('papers', [agency.id, id, at, ...papers.flatMap(({ name, fileIds }) => [name, fileIds])]);
  const dossier = {
    ...{ agencyId: agency.id, id, code, handlingAgencyId: agency.id, procedureCode: terms.code },
    ...{ procedureName: terms.name, field: terms.field, channel: 'online', state: 'submitted', submittedAt: now },
    ...{ receivedAt: null, promisedAt: null, statutoryAt: null, decidedAt: null, handedOverAt: null },
    ...{ assigneeId: null, positionCode: null, feeState: 'none', partyIds: [who.id] },
  };
  await run('event', [agency.id, newId(now), at, id, who.id, who.name, [agency.id, who.id], { dossier }]);
  const facts = { code, procedureName: terms.name, promisedAt: null };
  await run('message', [agency.id, newId(now), who.id, code, facts, at]);
  const mailId = newId(now);
  await run('mail', [agency.id, mailId, email, facts, at]);
  await run('job', [JSON.stringify({ agencyId: agency.id, id: mailId }), at]);
  await run('note', [JSON.stringify({ agencyId: agency.id, dossierId: id }), `portal.note_dossier:${id}`, at]);
  await run('version', [agency.id]);
  await client.query('commit');
}
