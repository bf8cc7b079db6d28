insert into case_file (id, association_id, number, owner_unit, holders)
  select case_id, association_id, number, sender, array[sender, receiver] from bench_more;
insert into coordination (id, association_id, case_id, owner_unit, holders, status, opened_on)
  select uuidv7(), association_id, case_id, sender, array[sender], 'open', day - 10 from bench_more;
insert into unit_case (association_id, case_id, owner_unit, holders, caseworker, caseworker_since, joined_on)
  select association_id, case_id, sender, array[sender], worker, day - 10, day - 10 from bench_more
  union all select association_id, case_id, receiver, array[receiver], null, null, day from bench_more;
insert into person (id, association_id, case_id, owner_unit, holders, given_name, family_name, birth_year)
  select person_id, association_id, case_id, sender, array[sender, receiver], 'Test', 'Testsson ' || n, 1970 + n % 40 from bench_more;
insert into consent (id, association_id, case_id, owner_unit, holders, status, form, grantor, purpose, during, consent_no, recorded_by)
  select consent_id, association_id, case_id, sender, array[sender], 'active', 'written', 'self', 'Samordning',
    daterange(day - 10, day + 700), 1, worker from bench_more;
insert into consent_edge (id, association_id, case_id, owner_unit, holders, consent_id, from_unit, to_unit, categories, during,
    has_exclusions, confirmed_at, confirmed_by)
  select edge_id, association_id, case_id, sender, array[sender, receiver], consent_id, sender, receiver, array['contact', 'plan'],
    daterange(day - 10, day + 700), false, day - 10, worker from bench_more;
insert into referral (id, association_id, case_id, owner_unit, holders, version, type, from_unit, to_unit, status, since, sent_on, wished_by)
  select referral_id, association_id, case_id, sender, array[sender, receiver], 3, 'statement', sender, receiver,
    case when open then 'received' else 'closed' end, day, day, day + 10 from bench_more;
insert into message (id, association_id, case_id, owner_unit, category, holders, about_kind, about_id, kind, text, written_by, written_at)
  select message_id, association_id, case_id, sender, 'contact', array[sender, receiver], 'referral', referral_id, 'question',
    'Vad gäller för personen, och när kan en insats börja hos er?', worker, day from bench_more;
insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, recorded_at, actor_account, payload)
  select opened_id, association_id, case_id, sender, 'plan', array[sender], 'case_opened', day - 10, day - 10, worker,
    jsonb_build_object('agency', sender) from bench_more;
insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, recorded_at, actor_account, payload,
    correspondence_id)
  select sent_id, association_id, case_id, sender, 'plan', array[sender, receiver], 'referral_sent', day, day, worker,
    jsonb_build_object('ref', referral_id, 'from', sender, 'to', receiver, 'kind', 'statement'), referral_id from bench_more;
insert into delivery (id, act_id, association_id, case_id, record_kind, record_id, category, from_unit, to_unit, arrived_at, arrived_on,
    ground, edge_id, decided_by, opened_on, secrecy_rule, requisite, legal_basis, decided_at)
  select uuidv7(), b.case_id, b.association_id, b.case_id, r.kind, r.id, r.category, b.sender, b.receiver, b.day, b.day, r.ground,
    case r.ground when 'CONSENT' then b.edge_id end, b.worker, b.day, a.law, a.requisite,
    (select g.law from delivery_ground g where g.code = r.ground), b.day
  from bench_more b join unit u on u.id = b.sender join secrecy_area a on a.code = u.secrecy cross join lateral (values ('person', b.person_id, 'contact', 'CONSENT'), ('referral', b.referral_id, 'contact', 'CONSENT'),
    ('message', b.message_id, 'contact', 'CONSENT'), ('event', b.sent_id, 'plan', 'REPLY')) r(kind, id, category, ground);
insert into feed (unit_id, case_id, no, kind, id, version, at)
  select f.unit_id, b.case_id, f.no, f.kind, f.id, f.version, b.day
  from bench_more b cross join lateral (values
    (b.sender, 1, 'person', b.person_id, 1), (b.sender, 2, 'event', b.opened_id, 1), (b.sender, 3, 'edge', b.edge_id, 1),
    (b.sender, 4, 'message', b.message_id, 1), (b.sender, 5, 'referral', b.referral_id, 3), (b.sender, 6, 'event', b.sent_id, 1),
    (b.receiver, 1, 'person', b.person_id, 1), (b.receiver, 2, 'message', b.message_id, 1), (b.receiver, 3, 'referral', b.referral_id, 3),
    (b.receiver, 4, 'event', b.sent_id, 1)) f(unit_id, no, kind, id, version);
insert into feed_head (unit_id, case_id, no)
  select sender, case_id, 6 from bench_more union all select receiver, case_id, 4 from bench_more;
