-- No door reads or writes phrases: a policy that lets in whoever has no right to come is one more to keep an eye on.
set local role samsteg_owner;
set local search_path = samsteg;
drop policy door on phrase;
