/**
 * What lies on the desk of a case manager in Hjo: an answer that came by telephone to a request nobody has answered here,
 * and an assessment as a file. Written through the
 * same triggers as everybody's acts. The dates follow the product's own day.
 */
export const LAY_DESK = `create function pg_temp.lay_desk(today date) returns void language plpgsql as $$
declare home uuid := (select id from unit where code = 'ame-hjo'); me uuid; one record; said uuid := uuidv7(); paper uuid; file bytea; done int := 0; begin
  select s.account_id into me from seat s join account a on a.id = s.account_id where s.unit_id = home and a.username = 'sam';
  perform set_config('app.unit', home::text, true), set_config('app.account', me::text, true), set_config('app.actor', 'user', true);
  for one in select r.* from referral r where r.from_unit = home and r.status in ('sent', 'received') and r.hold_reason is null
      and r.to_unit = (select id from unit where code = 'vc-hjo') order by r.since, r.id limit 1 loop
    insert into message (id, association_id, case_id, owner_unit, category, holders, about_kind, about_id, kind, text, written_by, written_at,
        contact, contact_with, contact_on, incoming)
      values (said, one.association_id, one.case_id, home, 'plan', array[home], 'referral', one.id, 'note',
        'Rehabkoordinatorn är åter på måndag och ringer då.', me, app_now(), 'phone', 'Receptionen, vårdcentralen', today, true);
    insert into journal (id, association_id, case_id, owner_unit, category, holders, type, occurred_on, actor_account, payload)
      values (uuidv7(), one.association_id, one.case_id, home, 'plan', array[home], 'note_written', today, me, jsonb_build_object('message', said));
  end loop;
  -- a page that says what it is, in the unit's own cases that have a request out
  file := convert_to(E'%PDF-1.4\\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\\n'
    || E'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>endobj\\n'
    || E'4 0 obj<</Length 55>>stream\\nBT /F 14 Tf 60 760 Td (Pahittad handling, demonstration) Tj ET\\nendstream endobj\\ntrailer<</Root 1 0 R>>\\n%%EOF\\n', 'UTF8');
  for one in select distinct on (r.case_id) r.case_id, r.association_id from referral r join coordination c on c.case_id = r.case_id and c.status = 'open'
      where r.from_unit = home and c.owner_unit = home order by r.case_id limit 6 loop
    paper := uuidv7();
    insert into document (id, association_id, case_id, owner_unit, category, holders, document_id, version_no, kind, name, media_type, size, sha256, uploaded_by)
      values (paper, one.association_id, one.case_id, home, 'plan', array[home], paper, 1, 'assessment', 'Kartläggning', 'application/pdf',
        octet_length(file), sha256(file), me);
    insert into document_file (version_id, content) values (paper, file);
    done := done + 1;
    if done <= 2 then -- looked over once more: the newer version beside the first
      insert into document (id, association_id, case_id, owner_unit, category, holders, document_id, version_no, kind, name, media_type, size, sha256, uploaded_by)
        select uuidv7(), d.association_id, d.case_id, home, 'plan', array[home], paper, 2, d.kind, d.name, d.media_type, d.size, d.sha256, me from document d where d.id = paper;
      insert into document_file (version_id, content) select d.id, file from document d where d.document_id = paper and d.version_no = 2;
    end if;
  end loop;
  perform set_config('app.unit', '', true), set_config('app.account', '', true), set_config('app.actor', '', true);
end $$`;
export const DESK = 'select pg_temp.lay_desk($1::date)';
