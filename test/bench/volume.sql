-- More requests from one unit to another ($1 sender's sign-in, $2 receiving unit, $3 how many, $4 how many of them open), as
-- finished rows: nothing reacts to them. The open ones are received and wait for an answer; the others are closed.
insert into bench_more
select n, uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(),
  ua.association_id, s.unit_id, u.id, a.id, n <= $4::int, app_today() - (20 + n % 200), u.code || '-' || n
from generate_series(1, $3::int) n
  join account a on a.username = $1
  join seat s on s.account_id = a.id
  join unit_association ua on ua.unit_id = s.unit_id
  join unit u on u.code = $2;
