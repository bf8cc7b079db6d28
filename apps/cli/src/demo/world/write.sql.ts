import type { Kind } from './records.types.js';

/** Rows arrive as jsonb in $1, named as the columns they go to. */

/** The columns that the rows name; every other one has its default, whatever columns a table has been given since. */
export const WRITE_ROWS = `create function pg_temp.write_rows(target regclass, given jsonb) returns void language plpgsql as $$ declare named text; begin
  select string_agg(quote_ident(attname), ', ') into named from pg_attribute
    where attrelid = target and attnum > 0 and not attisdropped and attname in (select jsonb_object_keys(e) from jsonb_array_elements(given) e);
  execute format('insert into %s (%s) select %s from jsonb_populate_recordset(null::%s, $1)', target, named, named, target) using given;
end $$`;

export const ACCOUNTS = `select pg_temp.write_rows('account', $1::jsonb)`;
export const SEATS = `select pg_temp.write_rows('seat', $1::jsonb)`;
/** With the evidence that the database itself writes of every later one: the law, the requisite and a print of the content. */
export const DELIVERIES = `insert into delivery (id, act_id, association_id, case_id, record_kind, record_id, category, from_unit, to_unit,
    arrived_at, arrived_on, ground, edge_id, assessment, decided_by, opened_on, secrecy_rule, requisite, legal_basis, decided_at, content_hash)
  select d.id, d.act_id, d.association_id, d.case_id, d.record_kind, d.record_id, d.category, d.from_unit, d.to_unit,
    d.arrived_at, d.arrived_on, d.ground, d.edge_id, d.assessment, d.decided_by, d.opened_on,
    a.law, a.requisite, g.law, d.arrived_at, record_print(d.record_kind, d.record_id)
  from jsonb_populate_recordset(null::delivery, $1::jsonb) d left join unit u on u.id = d.from_unit
    left join secrecy_area a on a.code = u.secrecy left join delivery_ground g on g.code = d.ground`;
export const WAKES = `select pg_temp.write_rows('wake', $1::jsonb)`;
export const FEED = `select pg_temp.write_rows('feed', $1::jsonb)`;
export const FEED_HEADS = `select pg_temp.write_rows('feed_head', $1::jsonb)`;
/** What waits is told by the worker, as soon as there is one. */
export const NOTICES_DUE = `insert into notice_due (unit_id, case_id, due_on) select h.unit_id, h.case_id, app_today()
  from feed_head h join coordination c on c.case_id = h.case_id and c.status = 'open'`;
/** Decided by two managers, so that the worker carries it out like any other. */
export const ERASURES = `insert into erasure (id, association_id, case_id, unit_id, case_number, rule, years, law, last_entry, due_on, status, proposed_by, approved_by, approved_at)
  select gen_random_uuid(), f.association_id, f.id, f.owner_unit, f.number, e.rule, e.years, e.law, c.closed_on, c.closed_on + make_interval(years => e.years),
    'approved', (select id from account where username = e.proposed), (select id from account where username = e.approved), app_now()
  from jsonb_to_recordset($1::jsonb) e (case_id uuid, rule text, years int, law text, proposed text, approved text)
    join case_file f on f.id = e.case_id join coordination c on c.case_id = f.id`;

// prettier-ignore
export const RECORDS: Readonly<Record<Kind, string>> = {
  // case_id is written by the database itself
  case: `insert into case_file (id, association_id, number, owner_unit, category, holders, version, created_at)
    select id, association_id, number, owner_unit, category, holders, version, created_at from jsonb_populate_recordset(null::case_file, $1::jsonb)`,
  coordination:       `select pg_temp.write_rows('coordination', $1::jsonb)`,
  unitCase:           `select pg_temp.write_rows('unit_case', $1::jsonb)`,
  person:             `select pg_temp.write_rows('person', $1::jsonb)`,
  member:             `select pg_temp.write_rows('member', $1::jsonb)`,
  message:            `select pg_temp.write_rows('message', $1::jsonb)`,
  event:              `select pg_temp.write_rows('journal', $1::jsonb)`,
  sharing:            `select pg_temp.write_rows('sharing', $1::jsonb)`,
  caseOpening:        `select pg_temp.write_rows('case_opening', $1::jsonb)`,
  // given under the text its authority had approved; else under the shipped proposal
  consent:            `insert into consent select (c.row).* from (
      select jsonb_populate_record(null::consent, e || jsonb_build_object('text_id', (select t.id from consent_text t
        where (t.agency_id is null or t.agency_id = (select u.agency_id from unit u where u.id = (e ->> 'owner_unit')::uuid) and t.approved_at is not null)
          and t.language in (e ->> 'language', 'sv')
        order by t.language = e ->> 'language' desc, t.agency_id is null limit 1))) as row
      from jsonb_array_elements($1::jsonb) e offset 0) c`,
  edge:               `select pg_temp.write_rows('consent_edge', $1::jsonb)`,
  referral:           `select pg_temp.write_rows('referral', $1::jsonb)`,
  referralHandling:   `select pg_temp.write_rows('referral_handling', $1::jsonb)`,
  handoff:            `select pg_temp.write_rows('handoff', $1::jsonb)`,
  intervention:       `select pg_temp.write_rows('intervention', $1::jsonb)`,
  interventionPeriod: `select pg_temp.write_rows('intervention_period', $1::jsonb)`,
  ready:              `select pg_temp.write_rows('ready', $1::jsonb)`,
  sip:                `select pg_temp.write_rows('sip_plan', $1::jsonb)`,
  sipVersion:         `select pg_temp.write_rows('sip_version', $1::jsonb)`,
  meeting:            `select pg_temp.write_rows('meeting', $1::jsonb)`,
  meetingPoint:       `select pg_temp.write_rows('meeting_point', $1::jsonb)`,
  meetingInvitation:  `select pg_temp.write_rows('meeting_invitation', $1::jsonb)`,
  commitment:         `select pg_temp.write_rows('sip_commitment', $1::jsonb)`,
  finding:            `select pg_temp.write_rows('finding', $1::jsonb)`,
  findingLog:         `select pg_temp.write_rows('finding_log', $1::jsonb)`,
};
