-- Consent texts: one's own authority's versions, and the shipped proposal of each language. Nothing about anybody.

-- The text new consents of a language are given under today. The one wanted, when it may be used; else the newest approved of the own
-- authority; where it has none, the shipped proposal; a language nobody has a text in is asked for with the Swedish one and an interpreter.
create or replace function api.consent_text_in_use(wanted uuid, wanted_language text) returns uuid language sql stable as $$
  select t.id from samsteg.consent_text t
  where (t.approved_at is not null and t.valid_from <= samsteg.app_today() or t.agency_id is null)
    and case when wanted is not null then t.id = wanted else t.language in (wanted_language, 'sv') end
  order by t.language = wanted_language desc, t.agency_id is not null desc, t.version_no desc limit 1 $$;

create or replace function api.consent_texts(wanted uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'language', t.language, 'versionNo', t.version_no, 'title', t.title, 'body', t.body,
      'shipped', t.agency_id is null, 'approvedBy', api.account_ref(t.approved_by), 'approvedOn', samsteg.day_of(t.approved_at),
      'validFrom', t.valid_from, 'version', t.version, 'inUse', t.id = api.consent_text_in_use(null, t.language),
      'used', (select count(*) from samsteg.consent c where c.text_id = t.id and c.consent_no > 0))
    order by t.language = 'sv' desc, t.language, t.version_no desc), '[]')
  from samsteg.consent_text t where wanted is null or t.id = wanted $$;
