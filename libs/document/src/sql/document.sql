-- The documents of a case, as one unit holds them: own and received, each version a row, the latest first.
create or replace function api.documents_of(wanted uuid) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object('id', d.id, 'documentId', d.document_id, 'versionNo', d.version_no, 'kind', d.kind,
    'category', d.category, 'name', d.name, 'mediaType', d.media_type, 'size', d.size, 'sha256', encode(d.sha256, 'hex'),
    'scanned', coalesce(d.scanned, false), 'on', samsteg.day_of(d.uploaded_at), 'mine', d.owner_unit = samsteg.current_unit(),
    'from', (select l.ref from api.unit_line(d.owner_unit) l), 'author', (select l.ref from api.account_line(d.uploaded_by) l),
    'received', (select l.ref from api.receipt_line(d.id) l), 'messageId', d.message_id,
    'given', coalesce((select json_agg(json_build_object('to', (select l.ref from api.unit_line(g.to_unit) l), 'on', g.arrived_on,
        'openedOn', g.opened_on) order by g.arrived_at, g.id) from samsteg.delivery g
      where g.record_id = d.id and g.from_unit = samsteg.current_unit()), '[]'),
    'voidedOn', (select samsteg.day_of(min(m.written_at)) from samsteg.message m where m.corrects = d.id and m.kind = 'voided'
      and m.owner_unit = d.owner_unit)) order by d.uploaded_at desc, d.id desc), '[]')
  from samsteg.document d where d.case_id = wanted $$;
