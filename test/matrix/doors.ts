import type pg from 'pg';

/**
 * The guards inside the doors, made wrong one at a time by changing their text, and a compact set of attempts by people
 * who should be refused. `[function, what it asks, what it is changed to]`: one line per guard. Where a second guard stands
 * behind the first and asks the same, it is taken away with it: each of the two is enough.
 */
export type Guard = readonly [door: string, right: string, wrong: string, behind?: Guard];

// prettier-ignore
export const GUARDS: readonly Guard[] = [
  ['hidden_cases', 'if not is_system() then', 'if true then'],
  ['hidden_cases', 'where o.account_id = me', 'where false'],
  ['hidden_cases', 's.account_id = me and', ''],
  ['hidden_cases', 's.unit_id = here', 'true'],
  ['hidden_cases', "'protectedClearance' = any(s.roles) and", ''],
  ['hidden_cases', 'and s.valid @> app_today()', ''],
  ['hidden_cases', 'and a.locked_at is null', ''],
  ['hidden_cases', 'where n.unit_id = here', ''],
  ['hidden_cases', 'n.account_id = me', 'true'],
  ['own_edge', 'where current_unit() in (giver, receiver)', ''],
  ['covering_edge', 'and e.confirmed_at is not null', ''],
  ['covering_edge', 'and e.revoked_at is null', ''],
  ['covering_edge', 'and e.during @> app_today()', ''],
  ['covering_edge', 'and wanted_category = any(e.categories)', ''],
  ['covering_edge', 'e.from_unit = giver', 'true'],
  ['covering_edge', 'e.to_unit = receiver', 'true'],
  ['covering_edge', 'e.case_id = for_case', 'true'],
  ['deliver', 'r.owner_unit is distinct from giver', 'false'],
  ['deliver', 'r.case_id = any(hidden_cases())', 'false'],
  ['deliver', 'and e.confirmed_at is not null', ''],
  ['deliver', 'and e.revoked_at is null', ''],
  ['deliver', 'and e.during @> app_today()', ''],
  ['deliver', 'and r.category = any(e.categories)', ''],
  ['deliver', 'e.from_unit = giver', 'true'],
  ['deliver', 'e.to_unit = receiver', 'true'],
  ['deliver', "rule.basis = 'unusable'", 'false', ['delivery_is_evidence', "rule.basis = 'unusable'", 'false']],
  ['deliver', 'any(rule.closed_from)', "any('{}'::text[])", ['delivery_is_evidence', 'any(rule.closed_from)', "any('{}'::text[])"]],
  ['deliver', 'any(rule.closed_to)', "any('{}'::text[])"],
  ['deliver', "what <> 'event' or", ''],
  ['deliver', 'if edge is null then raise', 'if false then raise'],
  ['confirm_edge', 'not current_unit() = any(e.holders)', 'false'],
  ['confirm_edge', 'e.case_id = any(hidden_cases())', 'false'],
  ['confirm_edge', 'and from_unit = current_unit()', ''],
  ['confirm_edge', 'and revoked_at is null', ''],
  ['confirm_edge', 'and during @> app_today()', ''],
  ['revoke_edge', 'not current_unit() = any(e.holders)', 'false'],
  ['revoke_edge', 'e.case_id = any(hidden_cases())', 'false'],
  ['narrow_edge', 'not current_unit() = any(e.holders)', 'false'],
  ['narrow_edge', 'e.case_id = any(hidden_cases())', 'false'],
  ['complete_handoff', 'h.to_unit <> me', 'false'],
  ['complete_handoff', "h.status <> 'completed'", 'false'],
  ['protect_case', 'and current_unit() = any(f.holders)', ''],
  ['protect_case', 'or wanted = any(hidden_cases())', ''],
  ['unprotect_case', 'or wanted = any(hidden_cases())', ''],
  ['set_clearance', 'or wanted = any(hidden_cases())', ''],
  ['set_conflict', "not seat_has('manager')", 'false'],
  ['seat_has', 'and wanted_role = any(s.roles)', ''],
  ['protection_of', 'and wanted <> all(hidden_cases())', ''],
  ['due_wakes', 'is_system() and', ''],
  ['seats_of', 'and wanted_account = current_account()', ''],
  ['login_account', 'and locked_at is null', ''],
  ['session_actor', 'and a.locked_at is null', ''],
  ['session_actor', 's.valid @> app_today()', 'true'],
  ['session_actor', 'n.expires_at > clock_timestamp()', 'true'],
  ['session_actor', '(u.closed_on is null or u.closed_on > app_today())', 'true'],
  ['session_actor', '(u.closed_on is null or u.closed_on > app_today())', '(u.closed_on is null or u.closed_on >= app_today())'],
  ['session_actor', 's.id = wanted_seat', 'true'],
  ['openable', "'inbox' = any(", "'caseworker' = any("],
  ['openable', 'u.caseworker = samsteg.current_account()', 'true'],
  ['openable', 'o.until > samsteg.app_now()', 'true'],
  ['openable', 'o.account_id = samsteg.current_account()', 'true'],
  ['openable', 'a.during @> samsteg.app_today()', 'true'],
  ['openable', 'a.deputy_id = samsteg.current_account()', 'true'],
  ['payload_is_plain', "in ('object', 'array')", "in ('array')"],
  ['referral_moves_by_the_table', "m.party in (mover, 'either')", 'true'],
  ['referral_moves_by_the_table', 'and m.to_status = new.status', ''],
  ['handoff_moves_by_the_table', 'current_unit() = old.to_unit', 'true'],
  ['handoff_moves_by_the_table', 'current_unit() = old.from_unit', 'true'],
];

/** What the attempts need of the world. */
export interface Scene {
  readonly units: Readonly<Record<string, string>>;
  readonly accounts: Readonly<Record<string, string>>;
  readonly seats: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, string>>;
}

/** An attempt: who, what, and the answer it must get: a value, a number of rows, or the code of the refusal. */
type Attempt = readonly [what: string, who: string, text: string, values: readonly unknown[], expected: string];

export class Doors {
  private ids: Record<string, string> = {};

  constructor(
    private readonly client: pg.Client,
    private readonly scene: Scene,
  ) {}

  /** Answers what was wrong. The transaction is the caller's, and is rolled back by her. */
  async run(): Promise<string[]> {
    await this.prepare();
    const wrong: string[] = [];
    for (const [what, who, text, values, expected] of this.attempts()) {
      const seen = await this.attempt(who, text, values);
      if (seen !== expected) wrong.push(`${what}: ${seen}, not ${expected}`);
    }
    return wrong;
  }

  /** Edges with one fault each, from ame to x1 in a case of ame's own, and one note per category. */
  private async prepare(): Promise<void> {
    const { units, accounts, cases } = this.scene;
    const q = async (text: string, values: readonly unknown[] = []) => (await this.client.query(text, [...values])).rows as Record<string, string>[]; // prettier-ignore
    await this.client.query('set local session_replication_role = replica');
    const [kase] = await q('select association_id as association, (select id from consent c where c.case_id = f.id limit 1) as consent from case_file f where id = $1', [cases.plain]); // prettier-ignore
    const edge = async (name: string, more: Record<string, unknown>) => {
      const id = crypto.randomUUID();
      this.ids[name] = id;
      const row = {
        id, association_id: kase!.association, case_id: cases.plain, owner_unit: units.ame, holders: `{${units.ame}}`, consent_id: kase!.consent,
        from_unit: units.ame, to_unit: units.x1, categories: '{plan}', during: '[2026-01-01,2026-12-31]', has_exclusions: false,
        confirmed_at: '2026-01-12', ...more,
      }; // prettier-ignore
      const text = `insert into consent_edge (${Object.keys(row).join(', ')}) values (${Object.keys(row)
        .map((_, i) => `$${i + 1}`)
        .join(', ')})`;
      await q(text, Object.values(row));
    };
    await edge('revoked', { revoked_at: '2026-01-12' });
    await edge('expired', { during: '[2025-01-01,2026-01-11]' });
    await edge('unconfirmed', { confirmed_at: null });
    await edge('health', { categories: '{health}' });
    await edge('elsewhere', { to_unit: units.x2 });
    await edge('backwards', { from_unit: units.soc, to_unit: units.x1 });
    await edge('otherCase', { case_id: cases.conflict });
    await edge('good', { to_unit: units.ror, categories: '{plan,contact}' });
    await edge('socUnconfirmed', { from_unit: units.soc, to_unit: units.ame, confirmed_at: null, holders: `{${units.ame},${units.soc}}` }); // prettier-ignore
    await edge('socRevoked', { from_unit: units.soc, to_unit: units.ame, confirmed_at: null, revoked_at: '2026-01-12', holders: `{${units.ame},${units.soc}}` }); // prettier-ignore
    await edge('socExpired', { from_unit: units.soc, to_unit: units.ame, confirmed_at: null, during: '[2025-01-01,2026-01-11]', holders: `{${units.ame},${units.soc}}` }); // prettier-ignore
    const one = async (name: string, text: string, values: readonly unknown[]) => void (this.ids[name] = (await q(text, values))[0]!.id!); // prettier-ignore
    const note = `select id from message where case_id = $1 and owner_unit = $2 and category = $3 and about_kind = 'case' limit 1`;
    await one('note', note, [cases.plain, units.ame, 'plan']);
    await one('hiddenNote', note, [cases.conflict, units.ame, 'plan']);
    await one('fkNote', note, [cases.plain, units.fk, 'plan']);
    await one('handoff', 'select id from handoff where case_id = $1', [cases.plain]);
    await one('referral', 'select id from referral where case_id = $1', [cases.plain]);
    const copy = async (
      name: string,
      table: 'referral' | 'handoff' | 'message',
      of: string,
      more: Record<string, unknown>,
    ) => {
      this.ids[name] = (more.id as string | undefined) ?? crypto.randomUUID();
      const text = {
        referral: 'insert into referral select (jsonb_populate_record(r, $2)).* from referral r where id = $1',
        handoff: 'insert into handoff select (jsonb_populate_record(r, $2)).* from handoff r where id = $1',
        message: 'insert into message select (jsonb_populate_record(r, $2)).* from message r where id = $1',
      }[table];
      await q(text, [this.ids[of], JSON.stringify({ ...more, id: this.ids[name] })]);
    };
    await copy('sent', 'referral', 'referral', { status: 'sent' });
    await copy('completed', 'handoff', 'handoff', { status: 'completed' });
    await one('event', `select id from journal where case_id = $1 and type = 'handoff_offered'`, [cases.plain]);
    await one('conflictEdge', 'select id from consent_edge where case_id = $1 and revoked_at is null and $2 = any(holders) limit 1', [cases.conflict, units.ame]); // prettier-ignore
    await one('unnamed', `insert into case_protection values (gen_random_uuid(), 'sekretessmarkering', $1, app_now()) returning case_id as id`, [units.fk]); // prettier-ignore
    await q('insert into clearance_named (case_id, unit_id, account_id) values ($1, $2, $3)', [this.ids.unnamed, units.fk, accounts.fk]); // prettier-ignore
    await q(`update seat set roles = roles || '{protectedClearance}' where account_id in ($1, $2)`, [
      accounts.vc,
      accounts.af,
    ]);
    await copy('wordsOfEvent', 'message', 'note', { id: this.ids.event, holders: [units.ame] });
    await this.session(accounts);
    // something is due for somebody
    await q(`insert into wake (unit_id, case_id, association_id, wake_on) values ($1, gen_random_uuid(), $2, app_today())`, [units.ame, kase!.association]); // prettier-ignore
    await this.client.query('set local session_replication_role = origin');
  }

  /** Sessions with one fault each: a locked account, a lost seat, an unit that closed today, an hour too late. */
  private async session(accounts: Scene['accounts']): Promise<void> {
    const lay = (token: string, who: string, expires = '1 hour') =>
      this.client.query(`insert into session (token_hash, account_id, expires_at) values ($1, $2, clock_timestamp() + $3::interval)`, [Buffer.from(token), accounts[who], expires]); // prettier-ignore
    await lay('good', 'ame');
    await lay('late', 'fk', '-1 second');
    await lay('locked', 'vc');
    await lay('lost', 'af');
    await lay('closed', 'ror');
    await this.client.query('update account set locked_at = now() where id = $1', [accounts.vc]);
    await this.client.query(`update seat set valid = daterange('2025-01-01', '2026-01-12') where account_id = $1`, [accounts.af]); // prettier-ignore
    await this.client.query(`update unit set closed_on = app_today() where id = $1`, [this.scene.units.pro]);
    await this.client.query(`insert into session (token_hash, account_id, expires_at) values ('shut', $1, clock_timestamp() + interval '1 hour')`, [accounts.pro]); // prettier-ignore
    await this.client.query(
      `insert into case_opening (id, association_id, case_id, owner_unit, holders, account_id, reason, until)
         select gen_random_uuid(), association_id, id, $2, array[$2::uuid], $3, 'covering', app_now() - interval '1 minute' from case_file where id = $1`,
      [this.scene.cases.plain, this.scene.units.ame, accounts.manager],
    );
    await this.client.query(
      `insert into case_opening (id, association_id, case_id, owner_unit, holders, account_id, reason, until)
         select gen_random_uuid(), association_id, id, $2, array[$2::uuid], $3, 'covering', app_now() + interval '1 hour' from case_file where id = $1`,
      [this.scene.cases.plain, this.scene.units.ame, accounts.adminkommun],
    );
    await this.client.query(
      `insert into absence (id, unit_id, account_id, deputy_id, during)
         select gen_random_uuid(), $1, $2, $3, daterange('2025-01-01', '2026-01-12')`,
      [this.scene.units.ame, accounts.ame, accounts.deputy],
    );
    await this.client.query(
      `insert into absence (id, unit_id, account_id, deputy_id, during)
         select gen_random_uuid(), $1, $2, $3, daterange('2026-01-01', '2027-01-12')`,
      [this.scene.units.ame, accounts.ame, accounts.cleared],
    );
  }

  private attempts(): readonly Attempt[] {
    const { ids } = this;
    const { units, cases, accounts } = this.scene;
    const deliver = 'select (deliver($1, $2, $3, $4, $5) is not null)::text as v';
    const given = (what: string, edge: string | null, to = 'x1', expected = 'SM006', note = 'note', who = 'ame'): Attempt =>
      [what, who, deliver, ['message', ids[note], units[to], 'CONSENT', edge && ids[edge]], expected]; // prettier-ignore
    const assessed = 'select (deliver($1, $2, $3, $4, null, $5) is not null)::text as v';
    const because = 'Prövat den 12 januari: inget men för den enskilde.';
    const open = 'select may_open($1)::text as v';
    const actor = 'select coalesce((select username from session_actor($1, $2)), $3) as v';
    const covers = 'select coalesce((own_edge($1, $2, $3, $4) is not null)::text, $5) as v';
    const one = (what: string, giver: string, receiver: string, category: string, expected: string, of = 'plain'): Attempt =>
      [what, 'ame', covers, [cases[of], units[giver], units[receiver], category, 'false'], expected]; // prettier-ignore
    const by = (what: string, who: string, door: string, edge: string, expected: string): Attempt => [what, who, `select coalesce(${door}::text, '') as v`, [ids[edge]], expected]; // prettier-ignore
    return [
      ['the worker passes the wall', 'system', 'select (cardinality(hidden_cases()) = 0)::text as v', [], 'true'],
      ['a named account in her own unit sees the protected case', 'ame.named', 'select ($1 = any(hidden_cases()))::text as v', [cases.sekretess], 'false'],
      ['an unnamed one does not', 'ame', 'select ($1 = any(hidden_cases()))::text as v', [cases.sekretess], 'true'],
      ['nor does a named one in another seat', 'ame.named@fk', 'select ($1 = any(hidden_cases()))::text as v', [cases.sekretess], 'true'],
      ['nobody sees her own relative’s case', 'ame.conflicted', 'select ($1 = any(hidden_cases()))::text as v', [cases.conflict], 'true'],
      ['of a case whose unit has named nobody the cleared see', 'ame.named', 'select ($1 = any(hidden_cases()))::text as v', [ids.unnamed], 'false'],
      ['and nobody else does', 'ame', 'select ($1 = any(hidden_cases()))::text as v', [ids.unnamed], 'true'],
      ['nor whoever lost her seat', 'af', 'select ($1 = any(hidden_cases()))::text as v', [ids.unnamed], 'true'],
      ['nor whoever is locked out', 'vc', 'select ($1 = any(hidden_cases()))::text as v', [ids.unnamed], 'true'],
      ['a cleared one who is not among the named does not', 'cleared', 'select ($1 = any(hidden_cases()))::text as v', [cases.sekretess], 'true'],
      given('under the edge that covers it', null, 'ror', 'true'),
      given('under an edge taken back', 'revoked'),
      given('under an edge run out', 'expired'),
      given('under an edge nobody confirmed', 'unconfirmed'),
      given('under an edge for something else', 'health'),
      given('under an edge to somebody else', 'elsewhere'),
      given('under an edge of another unit', 'backwards'),
      given('under no edge at all', null),
      given('what another unit wrote', null, 'ror', 'SM003', 'fkNote'),
      given('from behind a wall', 'otherCase', 'x1', 'SM003', 'hiddenNote', 'ame.conflicted'),
      ['on a ground nobody may use', 'ame', assessed, ['message', ids.note, units.ror, 'TECHNICAL', because], 'SM006'],
      ['on the general clause from social services’ kin', 'ame', assessed, ['message', ids.note, units.ror, 'GENERAL_CLAUSE', because], 'SM006'],
      ['to an association', 'ame', assessed, ['message', ids.note, units.assoc, 'MENPROVNING_OK', because], 'SM006'],
      ['without an assessment', 'ame', assessed, ['message', ids.note, units.x1, 'MENPROVNING_OK', 'kort'], 'SM007'],
      ['words as a reply', 'ame', assessed, ['message', ids.note, units.fk, 'REPLY', null], 'false'],
      ['words as a reply to one who has none of it', 'ame', assessed, ['message', ids.note, units.x1, 'REPLY', null], 'SM006'],
      ['words that share their id with an event', 'ame', assessed, ['message', ids.wordsOfEvent, units.fk, 'REPLY', null], 'SM006'],
      ['a working copy', 'ame', assessed, ['sip', ids.note, units.x1, 'MENPROVNING_OK', because], 'SM002'],
      one('an edge that covers', 'ame', 'ror', 'plan', 'true'),
      one('none for another category', 'ame', 'ror', 'economy', 'false'),
      one('none taken back, run out or unconfirmed', 'ame', 'x1', 'plan', 'false'),
      one('none from another', 'soc', 'ror', 'plan', 'false'),
      ['none between two others', 'fk', covers, [cases.plain, units.ame, units.ror, 'plan', 'false'], 'false'],
      one('none of another case', 'ame', 'ror', 'plan', 'false', 'conflict'),
      by('confirming for oneself', 'soc', 'confirm_edge($1)', 'socUnconfirmed', ''),
      by('confirming for another unit', 'ame', 'confirm_edge($1)', 'socUnconfirmed', 'SM001'),
      by('confirming what was taken back', 'soc', 'confirm_edge($1)', 'socRevoked', 'SM001'),
      by('confirming what has run out', 'soc', 'confirm_edge($1)', 'socExpired', 'SM001'),
      by('confirming an edge one does not hold', 'x1', 'confirm_edge($1)', 'unconfirmed', 'SM004'),
      by('confirming behind a wall', 'ame.conflicted', 'confirm_edge($1)', 'conflictEdge', 'SM004'),
      by('ending an edge one does not hold', 'x1', 'revoke_edge($1)', 'good', 'SM004'),
      by('ending behind a wall', 'ame.conflicted', 'revoke_edge($1)', 'conflictEdge', 'SM004'),
      by('narrowing an edge one does not hold', 'x1', "narrow_edge($1, '{contact}')", 'good', 'SM004'),
      by('narrowing behind a wall', 'ame.conflicted', "narrow_edge($1, '{plan}')", 'conflictEdge', 'SM004'),
      ['completing another’s handoff', 'ame', 'select complete_handoff($1)::text as v', [ids.completed], 'SM001'],
      ['completing what is only offered', 'fk', 'select complete_handoff($1)::text as v', [ids.handoff], 'SM001'],
      ['a stranger raising the flag', 'x1', `select protect_case($1, 'sekretessmarkering', '{}')::text as v`, [cases.plain], 'SM004'],
      ['raising it behind a wall', 'ame.conflicted', `select protect_case($1, 'sekretessmarkering', '{}')::text as v`, [cases.conflict], 'SM004'],
      ['taking it away without being named', 'ame', `select unprotect_case($1, 'mistake')::text as v`, [cases.sekretess], 'SM004'],
      ['naming without being named', 'ame', `select set_clearance($1, '{}', '{}', 'handles')::text as v`, [cases.sekretess], 'SM004'],
      ['keeping a colleague away without being her manager', 'ame', `select set_conflict($1, $2, 'told')::text as v`, [cases.plain, accounts.colleague], 'SM004'],
      ['that it is protected at all', 'ame', `select coalesce(protection_of($1)::text, 'nothing') as v`, [cases.sekretess], 'nothing'],
      ['what is due, without being the worker', 'ame', 'select count(*)::text as v from due_wakes(5)', [], '0'],
      ['somebody else’s seats', 'fk', 'select count(*)::text as v from seats_of($1)', [accounts.ame], '0'],
      ['the inbox opens', 'ame.inbox', open, [cases.plain], 'true'],
      ['the responsible caseworker opens', 'ame-inbox', open, [cases.plain], 'true'],
      ['another caseworker does not', 'colleague', open, [cases.plain], 'false'],
      ['an opening lasts the day', 'manager', open, [cases.plain], 'false'],
      ['an absence that is over opens nothing', 'deputy', open, [cases.plain], 'false'],
      ['a deputy opens', 'cleared', open, [cases.plain], 'true'],
      ['a session', 'ame', actor, [Buffer.from('good'), null, 'nobody'], 'ame'],
      ['a session in somebody else’s seat', 'ame', actor, [Buffer.from('good'), crypto.randomUUID(), 'nobody'], 'nobody'],
      ['a session that is over', 'ame', actor, [Buffer.from('late'), null, 'nobody'], 'nobody'],
      ['a locked account', 'ame', actor, [Buffer.from('locked'), null, 'nobody'], 'nobody'],
      ['a locked account signing in', 'runtime', `select coalesce((select account_id::text from login_account('vc')), 'nobody') as v`, [], 'nobody'],
      ['an account signing in', 'runtime', `select (account_id is not null)::text as v from login_account('fk')`, [], 'true'],
      ['a lost seat', 'ame', actor, [Buffer.from('lost'), null, 'nobody'], 'nobody'],
      ['a unit that closed today', 'ame', actor, [Buffer.from('shut'), null, 'nobody'], 'nobody'],
      ['words hidden in an event', 'ame', `select payload_is_plain('{"a": {"b": "c"}}')::text as v`, [], 'false'],
      ['the receiver withdrawing a request', 'pro', `update referral set status = 'withdrawn', version = version + 1 where id = $1 returning 'x' as v`, [ids.sent], 'SM001'],
      ['the sender withdrawing it', 'ame', `update referral set status = 'withdrawn', version = version + 1 where id = $1 returning 'x' as v`, [ids.sent], 'x'],
      ['a leap over the table', 'ame', `update referral set status = 'closed', version = version + 1 where id = $1 returning 'x' as v`, [ids.referral], 'SM001'],
      ['the giver accepting her own handoff', 'ame', `update handoff set status = 'accepted', version = version + 1 where id = $1 returning 'x' as v`, [ids.handoff], 'SM001'],
      ['the receiver withdrawing it', 'fk', `update handoff set status = 'withdrawn', version = version + 1 where id = $1 returning 'x' as v`, [ids.handoff], 'SM001'],
    ]; // prettier-ignore
  }

  private async attempt(who: string, text: string, values: readonly unknown[]): Promise<string> {
    const [name = '', seat] = who.replace('-inbox', '').split('@');
    const isSystem = name === 'system';
    const [home] = name.split('.');
    const unit = this.scene.units[seat ?? home ?? ''] ?? this.scene.units.ame!;
    const account = this.scene.accounts[name] ?? '';
    const roles = who.endsWith('-inbox') || !/inbox|^ame$|^fk$|^soc$|^x1$|^pro$/.test(name) ? 'caseworker' : 'caseManager,inbox'; // prettier-ignore
    await this.client.query('savepoint attempt');
    try {
      await this.client.query(
        `select set_config('role', $6, true), set_config('app.account', $1, true), set_config('app.seat', $5, true),
          set_config('app.unit', $2, true), set_config('app.roles', $3, true), set_config('app.actor', $4, true)`,
        [
          isSystem ? '' : account,
          unit,
          roles,
          isSystem ? 'system' : 'user',
          this.scene.seats[name] ?? '',
          name === 'runtime' ? 'samsteg_rt' : 'samsteg_app',
        ],
      );
      const { rows } = await this.client.query(text, [...values]);
      return (rows[0] as { v?: string | null } | undefined)?.v ?? 'no row';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    } finally {
      await this.client.query('rollback to savepoint attempt');
      await this.client.query('release savepoint attempt');
    }
  }
}
