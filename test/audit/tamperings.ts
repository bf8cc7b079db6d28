/** A way of falsifying the log that somebody with every right in the database could try. */
export interface Tampering {
  readonly what: string;
  /** Statements in order. $1 is the authority whose log it is, $2 another. */
  readonly sql: readonly string[];
  /** Seen only against a head that was kept outside: the chain left behind is whole in itself. */
  readonly needsHead?: boolean;
}

const FIRST = `(select l.row_id from sealed_row l where l.agency_id = $1 and l.stream = 'access' order by l.no limit 1)`;
const LAST = `(select l.row_id from sealed_row l where l.agency_id = $1 and l.stream = 'access' order by l.no desc limit 1)`;
const EVENT = `(select l.row_id from sealed_row l where l.agency_id = $1 and l.stream = 'event' order by l.no limit 1)`;
const DELIVERY = `(select l.row_id from sealed_row l where l.agency_id = $1 and l.stream = 'delivery' order by l.no limit 1)`;
const EVIDENCE = `(select l.row_id from sealed_row l where l.agency_id = $1 and l.stream = 'evidence' order by l.no limit 1)`;
const REVIEW = `(select l.row_id from sealed_row l where l.agency_id = $1 and l.stream = 'review' order by l.no limit 1)`;
const TAIL = `(select max(s.from_no) from access_seal s where s.agency_id = $1)`;
const NEW_DIGEST = `update sealed_row l set digest = sha256(convert_to(r.line, 'UTF8')) from sealable r
  where l.agency_id = $1 and r.stream = l.stream and r.row_id = l.row_id`;
const NEW_LAST_HASH = `update access_seal s set hash = sha256(s.prev || convert_to(canonical('seal', s.agency_id::text, s.no::text, s.from_no::text,
    s.to_no::text, s.count::text, moment_text(s.at)), 'UTF8') || (select string_agg(convert_to(canonical(l.no::text, l.stream, l.row_id::text,
    encode(l.digest, 'hex')), 'UTF8'), '\\x0a' order by l.no) from sealed_row l where l.agency_id = s.agency_id and l.no between s.from_no and s.to_no))
  where s.agency_id = $1 and s.no = (select max(x.no) from access_seal x where x.agency_id = $1)`;

// prettier-ignore
export const TAMPERINGS: readonly Tampering[] = [
  { what: 'an opening becomes a row in a list', sql: [`update access_entry set kind = 'list' where id = ${FIRST}`] },
  { what: 'a colleague is blamed', sql: [`update access_entry set account_id = (select id from account where id <> account_id order by id limit 1) where id = ${FIRST}`] },
  { what: 'another seat', sql: [`update access_entry set seat_id = gen_random_uuid() where id = ${FIRST}`] },
  { what: 'the time is moved by a second', sql: [`update access_entry set at = at + interval '1 second' where id = ${FIRST}`] },
  { what: 'the time is moved by a microsecond', sql: [`update access_entry set at = at + interval '1 microsecond' where id = ${LAST}`] },
  { what: 'a case disappears from what was read', sql: [`update access_entry set case_ids = '{}' where id = ${LAST}`] },
  { what: 'a case is added to what was read', sql: [`update access_entry set case_ids = case_ids || gen_random_uuid() where id = ${FIRST}`] },
  { what: 'the ground is made better', sql: [`update access_entry set ground = 'reason' where id = ${FIRST}`] },
  { what: 'a reading becomes a denial', sql: [`update access_entry set denied = not denied where id = ${LAST}`] },
  { what: 'another unit read it', sql: [`update access_entry set unit_id = (select id from unit where id <> unit_id order by id limit 1) where id = ${FIRST}`] },
  { what: 'an entry moves to another authority', sql: [`update access_entry set agency_id = $2::uuid where id = ${FIRST} and $1::uuid is not null`] },
  { what: 'an entry is deleted', sql: [`delete from access_entry where id = ${FIRST}`] },
  { what: 'the last entry is deleted', sql: [`delete from access_entry where id = ${LAST}`] },
  { what: 'an entry and its link are deleted', sql: [`delete from access_entry where id = ${LAST}`, `delete from sealed_row where row_id = (select l.row_id from sealed_row l left join access_entry e on e.id = l.row_id where l.agency_id = $1 and l.stream = 'access' and e.id is null)`] },
  { what: 'an entry and its link are deleted and the numbers closed up', sql: [
    `delete from access_entry where id = ${FIRST}`,
    `delete from sealed_row where agency_id = $1 and stream = 'access' and row_id not in (select id from access_entry)`,
    `update sealed_row l set no = 1000000 + n.place from (select stream, row_id, row_number() over (order by no) as place from sealed_row where agency_id = $1) n where n.row_id = l.row_id and n.stream = l.stream and l.agency_id = $1`,
    `update sealed_row set no = no - 1000000 where agency_id = $1 and no > 1000000`] },
  { what: 'two entries change places', sql: [`update access_entry e set kind = o.kind, at = o.at, case_ids = o.case_ids, ground = o.ground, account_id = o.account_id
    from access_entry o where (e.id = ${FIRST} and o.id = ${LAST}) or (e.id = ${LAST} and o.id = ${FIRST})`] },
  { what: 'two links change places', sql: [
    `update sealed_row set no = no + 1000000 where agency_id = $1 and no in (1, 2)`,
    `update sealed_row set no = 1000003 - no where agency_id = $1 and no > 1000000`] },
  { what: 'an entry is slipped in beside the chain', sql: [`insert into access_entry (unit_id, account_id, seat_id, at, kind, case_ids, agency_id, xid)
    select unit_id, account_id, seat_id, at, kind, case_ids, agency_id, xid from access_entry where id = ${FIRST}`] },
  { what: 'an entry is slipped in with a link behind the last seal', sql: [
    `insert into sealed_row select $1, max(no) + 1, 'access', gen_random_uuid(), sha256('x') from sealed_row where agency_id = $1`] },
  { what: 'links of two authorities change places', sql: [
    `update sealed_row set row_id = gen_random_uuid() where agency_id = $2::uuid and no = 1 and $1::uuid is not null`] },
  { what: 'an authority’s seals are given to another', sql: [
    `delete from access_seal where agency_id = $1`, `delete from sealed_row where agency_id = $1`,
    `insert into sealed_row select $1, no, stream, gen_random_uuid(), digest from sealed_row where agency_id = $2::uuid`,
    `insert into access_seal select $1, no, from_no, to_no, count, prev, hash, at from access_seal where agency_id = $2::uuid`] },
  { what: 'what an event says is changed', sql: [`update journal set payload = payload || '{"code": "x"}' where id = ${EVENT}`] },
  { what: 'an event is moved to another day', sql: [`update journal set occurred_on = occurred_on - 30 where id = ${EVENT}`] },
  { what: 'an event is deleted without proof', sql: [`delete from journal where id = ${EVENT}`] },
  { what: 'an event is added to the past', sql: [`insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, recorded_at, xid)
    select gen_random_uuid(), association_id, case_id, owner_unit, category, holders, type, occurred_on, recorded_at, xid from journal where id = ${EVENT}`] },
  { what: 'a delivery gets a better ground', sql: [`update delivery set ground = 'SELF' where id = ${DELIVERY}`] },
  { what: 'a delivery went to somebody else', sql: [`update delivery set to_unit = from_unit where id = ${DELIVERY}`] },
  { what: 'a delivery loses its reservation, or gets one', sql: [`update delivery set reservation = 'Får lämnas vidare.' where id = ${EVIDENCE}`] },
  { what: 'a delivery was under another secrecy', sql: [`update delivery set secrecy_rule = 'OSL 21:7', requisite = 'straight' where id = ${EVIDENCE}`] },
  { what: 'a delivery had another basis in law', sql: [`update delivery set legal_basis = 'OSL 10:2' where id = ${EVIDENCE}`] },
  { what: 'a delivery was decided at another time', sql: [`update delivery set decided_at = decided_at - interval '1 minute' where id = ${EVIDENCE}`] },
  { what: 'something else was handed over', sql: [`update delivery set content_hash = sha256('x') where id = ${EVIDENCE}`] },
  { what: 'a delivery never was', sql: [`delete from delivery where id = ${DELIVERY}`] },
  { what: 'a log review gets another result', sql: [`update log_review set result = 'fine' where id = ${REVIEW}`] },
  { what: 'a log review is deleted', sql: [`delete from log_review where id = ${REVIEW}`] },
  { what: 'a false proof of erasure beside the chain', sql: [
    `insert into erased_row (agency_id, stream, row_id, xid) select $1, 'access', ${FIRST}, '1'`,
    `delete from access_entry where id = ${FIRST}`] },
  { what: 'a row is changed and its digest made to fit', sql: [`update access_entry set kind = 'list' where id = ${FIRST}`, NEW_DIGEST] },
  { what: 'a seal in the middle is taken out', sql: [`delete from access_seal where agency_id = $1 and no = 2`] },
  { what: 'the first seal is taken out', sql: [`delete from access_seal where agency_id = $1 and no = 1`] },
  { what: 'the head is replaced', sql: [`update access_seal set hash = sha256('x') where agency_id = $1 and no = (select max(no) from access_seal where agency_id = $1)`] },
  { what: 'a seal is dated back', sql: [`update access_seal set at = at - interval '1 day' where agency_id = $1 and no = 2`] },
  { what: 'a seal stands on another', sql: [`update access_seal set prev = sha256('x') where agency_id = $1 and no = 2`] },
  { what: 'two seals are made one', sql: [
    `delete from access_seal where agency_id = $1 and no = 2`,
    `update access_seal set from_no = (select to_no + 1 from access_seal where agency_id = $1 and no = 1),
      count = to_no - (select to_no from access_seal where agency_id = $1 and no = 1), no = 2 where agency_id = $1 and no = 3`] },
  { what: 'the tail is cut off, links left', sql: [`delete from access_seal where agency_id = $1 and from_no = ${TAIL}`] },
  { what: 'the tail is cut off whole', needsHead: true, sql: [
    `delete from access_entry where id in (select row_id from sealed_row where agency_id = $1 and no >= ${TAIL})`,
    `delete from journal where id in (select row_id from sealed_row where agency_id = $1 and no >= ${TAIL})`,
    `delete from delivery where id in (select row_id from sealed_row where agency_id = $1 and no >= ${TAIL})`,
    `delete from log_review where id in (select row_id from sealed_row where agency_id = $1 and no >= ${TAIL})`,
    `delete from sealed_row where agency_id = $1 and no >= ${TAIL}`,
    `delete from access_seal where agency_id = $1 and from_no = ${TAIL}`] },
  { what: 'the last seal is made anew at the same length', needsHead: true, sql: [
    `update access_entry set ground = 'assigned', kind = 'list' where id = ${LAST}`, NEW_DIGEST, NEW_LAST_HASH] },
  { what: 'the whole chain is made anew', needsHead: true, sql: [
    `update access_entry set kind = 'list' where id = ${FIRST}`,
    `delete from access_seal where agency_id = $1`, `delete from sealed_row where agency_id = $1`,
    `update seal_progress set upto = '0'`, `select seal_log(100000)`] },
  { what: 'the authority’s log is emptied', needsHead: true, sql: [
    `delete from access_entry where agency_id = $1`, `delete from log_review where agency_id = $1`,
    `delete from journal where owner_unit in (select id from unit where agency_id = $1)`,
    `delete from delivery where from_unit in (select id from unit where agency_id = $1)`,
    `delete from access_seal where agency_id = $1`, `delete from sealed_row where agency_id = $1`] },
];
