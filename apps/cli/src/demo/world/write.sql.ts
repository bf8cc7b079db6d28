import type { Kind } from './records.types.js';

/** Rows arrive as jsonb in $1, named as the columns they go to. */

export const ACCOUNTS = `insert into account (id, username, name, locked_at)
  select id, username, name, locked_at from jsonb_populate_recordset(null::account, $1::jsonb)`;
export const SEATS = `insert into seat (id, account_id, unit_id, roles, valid)
  select id, account_id, unit_id, roles, valid from jsonb_populate_recordset(null::seat, $1::jsonb)`;
/** With the evidence that the database itself writes of every later one: the law, the requisite and a print of the content. */
export const DELIVERIES = `insert into delivery (id, act_id, association_id, case_id, record_kind, record_id, category, from_unit, to_unit,
    arrived_at, arrived_on, ground, edge_id, assessment, decided_by, opened_on, secrecy_rule, requisite, legal_basis, decided_at, content_hash)
  select d.id, d.act_id, d.association_id, d.case_id, d.record_kind, d.record_id, d.category, d.from_unit, d.to_unit,
    d.arrived_at, d.arrived_on, d.ground, d.edge_id, d.assessment, d.decided_by, d.opened_on,
    a.law, a.requisite, g.law, d.arrived_at, record_print(d.record_kind, d.record_id)
  from jsonb_populate_recordset(null::delivery, $1::jsonb) d left join unit u on u.id = d.from_unit
    left join secrecy_area a on a.code = u.secrecy left join delivery_ground g on g.code = d.ground`;
export const WAKES = `insert into wake select * from jsonb_populate_recordset(null::wake, $1::jsonb)`;
export const FEED = `insert into feed select * from jsonb_populate_recordset(null::feed, $1::jsonb)`;
export const FEED_HEADS = `insert into feed_head select * from jsonb_populate_recordset(null::feed_head, $1::jsonb)`;

// prettier-ignore
export const RECORDS: Readonly<Record<Kind, string>> = {
  // case_id is written by the database itself
  case: `insert into case_file (id, association_id, number, owner_unit, category, holders, version, created_at)
    select id, association_id, number, owner_unit, category, holders, version, created_at from jsonb_populate_recordset(null::case_file, $1::jsonb)`,
  coordination:       `insert into coordination select * from jsonb_populate_recordset(null::coordination, $1::jsonb)`,
  unitCase:           `insert into unit_case select * from jsonb_populate_recordset(null::unit_case, $1::jsonb)`,
  person:             `insert into person select * from jsonb_populate_recordset(null::person, $1::jsonb)`,
  member:             `insert into member select * from jsonb_populate_recordset(null::member, $1::jsonb)`,
  message:            `insert into message select * from jsonb_populate_recordset(null::message, $1::jsonb)`,
  event:              `insert into journal select * from jsonb_populate_recordset(null::journal, $1::jsonb)`,
  sharing:            `insert into sharing select * from jsonb_populate_recordset(null::sharing, $1::jsonb)`,
  caseOpening:        `insert into case_opening select * from jsonb_populate_recordset(null::case_opening, $1::jsonb)`,
  // given under the text its authority had approved; else under the shipped proposal
  consent:            `insert into consent select (c.row).* from (
      select jsonb_populate_record(null::consent, e || jsonb_build_object('text_id', (select t.id from consent_text t
        where (t.agency_id is null or t.agency_id = (select u.agency_id from unit u where u.id = (e ->> 'owner_unit')::uuid) and t.approved_at is not null)
          and t.language in (e ->> 'language', 'sv')
        order by t.language = e ->> 'language' desc, t.agency_id is null limit 1))) as row
      from jsonb_array_elements($1::jsonb) e offset 0) c`,
  edge:               `insert into consent_edge select * from jsonb_populate_recordset(null::consent_edge, $1::jsonb)`,
  referral:           `insert into referral select * from jsonb_populate_recordset(null::referral, $1::jsonb)`,
  referralHandling:   `insert into referral_handling select * from jsonb_populate_recordset(null::referral_handling, $1::jsonb)`,
  handoff:            `insert into handoff select * from jsonb_populate_recordset(null::handoff, $1::jsonb)`,
  intervention:       `insert into intervention select * from jsonb_populate_recordset(null::intervention, $1::jsonb)`,
  interventionPeriod: `insert into intervention_period select * from jsonb_populate_recordset(null::intervention_period, $1::jsonb)`,
  ready:              `insert into ready select * from jsonb_populate_recordset(null::ready, $1::jsonb)`,
  sip:                `insert into sip_plan select * from jsonb_populate_recordset(null::sip_plan, $1::jsonb)`,
  sipVersion:         `insert into sip_version select * from jsonb_populate_recordset(null::sip_version, $1::jsonb)`,
  sipInvitation:      `insert into sip_invitation select * from jsonb_populate_recordset(null::sip_invitation, $1::jsonb)`,
  commitment:         `insert into sip_commitment select * from jsonb_populate_recordset(null::sip_commitment, $1::jsonb)`,
  finding:            `insert into finding select * from jsonb_populate_recordset(null::finding, $1::jsonb)`,
  findingLog:         `insert into finding_log select * from jsonb_populate_recordset(null::finding_log, $1::jsonb)`,
};
