import { checkHead, checkSeal } from '#audit';
import type { Break, HeadRow, LinkRow, SealRow } from '#audit';
import type { OwnerConnection } from '../database/connection.js';

export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly seals: number;
}

/** Written out in the statement itself, not by the database's own functions: those could have been changed too. */
const MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
const AGENCIES = `select a.id, a.name, count(s.no)::int as seals, coalesce(max(s.to_no), 0)::int as rows
  from agency a left join access_seal s on s.agency_id = a.id group by a.id, a.name order by a.name, a.id`;
const SEALS = `select s.no::int as no, s.from_no::int as "fromNo", s.to_no::int as "toNo", s.count, encode(s.prev, 'hex') as prev, encode(s.hash, 'hex') as hash,
    to_char(s.at at time zone 'UTC', $2) as at from access_seal s where s.agency_id = $1 order by s.no`;
const LINKS = `select l.no::int as no, l.stream, l.row_id as "rowId", encode(l.digest, 'hex') as digest,
    (x.id is not null) as erased, case l.stream
      when 'access' then (select array['access', e.id::text, e.agency_id::text, e.unit_id::text, e.account_id::text, e.seat_id::text,
        to_char(e.at at time zone 'UTC', $4), e.kind, array_to_string(e.case_ids, ','), e.ground, e.denied::text] from access_entry e where e.id = l.row_id)
      when 'event' then (select array['event', j.id::text, j.association_id::text, j.case_id::text, j.owner_unit::text, j.category, j.type,
        to_char(j.occurred_on, 'YYYY-MM-DD'), to_char(j.recorded_at at time zone 'UTC', $4), j.actor_account::text, j.payload::text, j.voids::text,
        j.about::text, j.correspondence_id::text, j.seq::text] from journal j where j.id = l.row_id)
      when 'delivery' then (select array['delivery', d.id::text, d.act_id::text, d.association_id::text, d.case_id::text, d.record_kind, d.record_id::text,
        d.category, d.from_unit::text, d.to_unit::text, to_char(d.arrived_at at time zone 'UTC', $4), d.ground, d.edge_id::text, d.assessment,
        d.decided_by::text] from delivery d where d.id = l.row_id)
      when 'evidence' then (select array['evidence', d.id::text, d.secrecy_rule, d.requisite, d.legal_basis, d.reservation,
        to_char(d.decided_at at time zone 'UTC', $4), d.channel, encode(d.content_hash, 'hex')] from delivery d where d.id = l.row_id)
      when 'review' then (select array['review', r.id::text, r.agency_id::text, r.unit_id::text, r.account_id::text, to_char(r.at at time zone 'UTC', $4),
        r.kind, r.subject, r.reason, to_char(r.period_from, 'YYYY-MM-DD'), to_char(r.period_to, 'YYYY-MM-DD'), r.reviewed::text, r.protected::text,
        r.result, r.measures] from log_review r where r.id = l.row_id)
      when 'erasure' then (select array['erasure', z.id::text, z.agency_id::text, z.stream, z.row_id::text, to_char(z.at at time zone 'UTC', $4),
        z.by_account::text, z.by_unit::text] from erased_row z where z.id = l.row_id) end as fields
  from sealed_row l
    -- a proof counts only when it is itself in the chain, or so new that it is not yet
    left join erased_row x on x.stream = l.stream and x.row_id = l.row_id and (x.xid >= (select p.upto from seal_progress p)
      or exists (select 1 from sealed_row p where p.stream = 'erasure' and p.row_id = x.id))
  where l.agency_id = $1 and l.no between $2 and $3 order by l.no`;
/** What the sealing has passed by without a link: it was put there afterwards. */
const UNSEALED = `select r.stream, r.row_id as "rowId" from (
    select 'access' as stream, e.id as row_id, e.agency_id, e.xid from access_entry e
    union all select 'event', j.id, u.agency_id, j.xid from journal j join unit u on u.id = j.owner_unit
    union all select 'delivery', d.id, u.agency_id, d.xid from delivery d join unit u on u.id = d.from_unit
    union all select 'evidence', d.id, u.agency_id, d.evidence_xid from delivery d join unit u on u.id = d.from_unit
    union all select 'review', v.id, v.agency_id, v.xid from log_review v
    union all select 'erasure', z.id, z.agency_id, z.xid from erased_row z) r
  where r.agency_id = $1 and r.xid < (select p.upto from seal_progress p)
    and not exists (select 1 from sealed_row l where l.stream = r.stream and l.row_id = r.row_id) order by r.xid, r.row_id limit 1`;
/** Links behind the last seal belong to nothing. */
const LOOSE = `select l.no::int as no, l.stream, l.row_id as "rowId" from sealed_row l
  where l.agency_id = $1 and l.no > $2 order by l.no limit 1`;

/** Authorities with how much of theirs is sealed. */
export function agencies(connection: OwnerConnection): Promise<Agency[]> {
  return connection.rows<Agency & Record<string, unknown>>(AGENCIES);
}

/** The last seal of one authority. */
export async function headOf(connection: OwnerConnection, agency: string): Promise<SealRow | undefined> {
  return (await sealsOf(connection, agency)).at(-1);
}

function sealsOf(connection: OwnerConnection, agency: string): Promise<SealRow[]> {
  return connection.rows<SealRow & Record<string, unknown>>(SEALS, [agency, MOMENT]);
}

/** Walks one authority's chain from its first seal; null when it holds, else the first broken place. */
export async function verifyAgency(
  connection: OwnerConnection,
  agency: string,
  kept: readonly HeadRow[],
): Promise<Break | null> {
  const seals = await sealsOf(connection, agency);
  let before: SealRow | null = null;
  for (const seal of seals) {
    const links: LinkRow[] = await connection.rows<LinkRow & Record<string, unknown>>(LINKS, [
      agency,
      seal.fromNo,
      seal.toNo,
      MOMENT,
    ]);
    const fault = checkSeal(agency, before, seal, links);
    if (fault) return fault;
    before = seal;
  }
  const [loose] = await connection.rows<Omit<Break, 'code'> & Record<string, unknown>>(LOOSE, [
    agency,
    before?.toNo ?? 0,
  ]);
  if (loose) return { code: 'sealMissing', seal: (before?.no ?? 0) + 1, ...loose };
  const [added] = await connection.rows<Omit<Break, 'code'> & Record<string, unknown>>(UNSEALED, [agency]);
  if (added) return { code: 'unsealed', ...added };
  const hashes = new Map(seals.map(({ no, hash }) => [no, hash]));
  for (const head of kept.filter((one) => one.agency === agency)) {
    const fault = checkHead(head, hashes);
    if (fault) return fault;
  }
  return null;
}
