import { GOOD, WRONG_INPUT, misuse, type CommandIo } from '../command.js';
import { ownerAddress } from '../database/address.js';
import { OwnerConnection } from '../database/connection.js';
import { WrongSource, agencyOf, flagsIn, issuerOf, sourceOf } from './source.rules.js';

const SET_USAGE = `samsteg accounts source MYNDIGHET ISSUER [--subject CLAIM] [--agency CLAIM=VÄRDE] [--seats ENHETSCLAIM,ROLLCLAIM]
  Låter en inloggning (OpenID Connect) tala för en myndighets personal, eller ändrar hur. --agency: när samma inloggning har flera
  myndigheter. --seats: behörigheterna kommer ur inloggningen; annars ger systemförvaltaren dem.
  Lets a sign-in (OpenID Connect) speak for an authority's staff, or changes how.
`;
const MEANING_USAGE = `samsteg accounts meaning MYNDIGHET ISSUER unit|role VÄRDE [ENHETSKOD|ROLL]
  Vad ett värde i inloggningens uppgifter betyder här; utan betydelse tas värdet bort.
  What a value of the sign-in's claims means here; without a meaning the value is taken away.
`;
const FLAGS = ['--subject', '--agency', '--seats'];

/** `accounts source`: one row per authority and issuer; what is not said is as it was. */
export async function accountSource(argv: readonly string[], io: CommandIo): Promise<number> {
  const [agency, issuer, ...rest] = argv;
  const flags = flagsIn(rest, FLAGS);
  if (!agency || !issuer || !flags || agency.startsWith('--')) return misuse(io, SET_USAGE);
  return writing(io, async (connection) => {
    const values = [await agencyOf(connection, agency), issuerOf(issuer), flags['--subject'] ?? null];
    const among = pairOf(flags['--agency'], '=');
    const seats = pairOf(flags['--seats'], ',');
    await connection.rows(
      `merge into sign_in_source s using (select $1::uuid as agency, $2::text as issuer) w on s.agency_id = w.agency and s.issuer = w.issuer
       when matched then update set subject_claim = coalesce($3, s.subject_claim), agency_claim = coalesce($4, s.agency_claim),
         agency_value = coalesce($5, s.agency_value), unit_claim = coalesce($6, s.unit_claim), role_claim = coalesce($7, s.role_claim)
       when not matched then insert (agency_id, issuer, subject_claim, agency_claim, agency_value, unit_claim, role_claim)
         values (w.agency, w.issuer, coalesce($3, 'sub'), $4, $5, $6, $7)`,
      [...values, ...among, ...seats],
    );
  });
}

/** `accounts meaning`: a unit or a role; the roles a person must answer for are given by a person, and refused here. */
export async function accountMeaning(argv: readonly string[], io: CommandIo): Promise<number> {
  const [agency, issuer, kind, value, means, ...more] = argv;
  if (!agency || !issuer || !value || more.length > 0 || (kind !== 'unit' && kind !== 'role'))
    return misuse(io, MEANING_USAGE);
  return writing(io, async (connection) => {
    const source = await sourceOf(connection, agency, issuer);
    await connection.rows('delete from sign_in_value where source_id = $1 and kind = $2 and value = $3', [source, kind, value]); // prettier-ignore
    if (means === undefined) return;
    const unit =
      kind === 'unit' ? await connection.value<string>('select id from unit where code = $1', [means]) : null;
    if (unit === undefined) throw new WrongSource(`${means}: ingen enhet har den koden. / no unit has that code.`);
    const text = 'insert into sign_in_value (source_id, kind, value, unit_id, role) values ($1, $2, $3, $4, $5)';
    await connection.rows(text, [source, kind, value, unit, kind === 'role' ? means : null]);
  });
}

function pairOf(text: string | undefined, between: string): [string | null, string | null] {
  if (text === undefined) return [null, null];
  const [first, second, ...more] = text.split(between);
  if (first && second && more.length === 0) return [first, second];
  throw new WrongSource(`${text}: skriv två delar med ${between} emellan. / write two parts with ${between} between.`);
}

async function writing(io: CommandIo, work: (connection: OwnerConnection) => Promise<void>): Promise<number> {
  const connection = await OwnerConnection.open(await ownerAddress());
  try {
    await connection.atomically(() => work(connection));
    return GOOD;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (!(error instanceof WrongSource) && !['23514', 'P0001'].includes(code ?? '')) throw error;
    io.err(`${code === '23514' ? NOT_GIVEN : code === 'P0001' ? NOT_THEIRS : message}\n`);
    return WRONG_INPUT;
  } finally {
    await connection.close();
  }
}
const NOT_THEIRS = 'Enheten är en annan myndighets. / The unit is another authority’s.';
const NOT_GIVEN = 'Rollen ges av en person, med skäl. / That role is given by a person, with a reason.';
