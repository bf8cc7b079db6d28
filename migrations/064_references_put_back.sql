set local role samsteg_owner;
set local search_path = samsteg;

-- Taken away for erasure, and not needed to be: whoever holds one of these holds what it points at too, so that the one is never taken
-- away while the other is kept. The five that stay away are in docs/adr/0005-references-after-erasure.md, with the reason.
alter table referral_handling add constraint referral_handling_referral_id_fkey foreign key (referral_id) references referral;
alter table intervention add constraint intervention_referral_id_fkey foreign key (referral_id) references referral;
alter table handoff_notice add constraint handoff_notice_handoff_id_fkey foreign key (handoff_id) references handoff;
