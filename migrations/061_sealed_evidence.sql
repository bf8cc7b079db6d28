set local role samsteg_owner;
set local search_path = samsteg;

-- What the evidence of a delivery says beside its ground is sealed too, as a link of its own: what was sealed before keeps its digest. It
-- counts as written now where it was written before, so that the next seal takes it.
alter table delivery add column evidence_xid xid8 not null default pg_current_xact_id();
create index delivery_by_evidence on delivery (evidence_xid);
alter table sealed_row drop constraint sealed_row_stream_check;
alter table sealed_row add constraint sealed_row_stream_check
  check (stream in ('access', 'event', 'delivery', 'evidence', 'review', 'erasure'));

create or replace view sealable with (security_invoker = true) as
  select 'access' as stream, e.id as row_id, e.agency_id, e.xid, canonical('access', e.id::text, e.agency_id::text, e.unit_id::text, e.account_id::text,
    e.seat_id::text, moment_text(e.at), e.kind, array_to_string(e.case_ids, ','), e.ground, e.denied::text) as line from access_entry e
  union all select 'event', j.id, u.agency_id, j.xid, canonical('event', j.id::text, j.association_id::text, j.case_id::text, j.owner_unit::text, j.category,
    j.type, to_char(j.occurred_on, 'YYYY-MM-DD'), moment_text(j.recorded_at), j.actor_account::text, j.payload::text, j.voids::text, j.about::text,
    j.correspondence_id::text, j.seq::text) from journal j join unit u on u.id = j.owner_unit
  union all select 'delivery', d.id, u.agency_id, d.xid, canonical('delivery', d.id::text, d.act_id::text, d.association_id::text, d.case_id::text,
    d.record_kind, d.record_id::text, d.category, d.from_unit::text, d.to_unit::text, moment_text(d.arrived_at), d.ground, d.edge_id::text, d.assessment,
    d.decided_by::text) from delivery d join unit u on u.id = d.from_unit
  union all select 'evidence', d.id, u.agency_id, d.evidence_xid, canonical('evidence', d.id::text, d.secrecy_rule, d.requisite, d.legal_basis,
    d.reservation, moment_text(d.decided_at), d.channel, encode(d.content_hash, 'hex')) from delivery d join unit u on u.id = d.from_unit
  union all select 'review', r.id, r.agency_id, r.xid, canonical('review', r.id::text, r.agency_id::text, r.unit_id::text, r.account_id::text,
    moment_text(r.at), r.kind, r.subject, r.reason, to_char(r.period_from, 'YYYY-MM-DD'), to_char(r.period_to, 'YYYY-MM-DD'), r.reviewed::text,
    r.protected::text, r.result, r.measures) from log_review r
  union all select 'erasure', x.id, x.agency_id, x.xid, canonical('erasure', x.id::text, x.agency_id::text, x.stream, x.row_id::text, moment_text(x.at),
    x.by_account::text, x.by_unit::text) from erased_row x;

create trigger evidence_erasure_proof before delete on delivery for each row execute function note_erasure('evidence');
-- The reservation is written within the act itself; from then on it goes only with the words of an erased file.
create trigger evidence_erased before update on delivery for each row
  when ((new.secrecy_rule, new.requisite, new.legal_basis, new.reservation, new.decided_at, new.channel, new.content_hash) is distinct from
    (old.secrecy_rule, old.requisite, old.legal_basis, old.reservation, old.decided_at, old.channel, old.content_hash)
    and old.evidence_xid <> pg_current_xact_id())
  execute function note_erasure('evidence');
