import { GOOD, WRONG_INPUT, misuse, type Command, type CommandIo } from './command.js';

interface Entry {
  readonly usage: string;
  readonly sv: string;
  readonly en: string;
  /** Loaded when it is asked for: most commands need little of the product. */
  readonly load: () => Promise<Command>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  'demo users': {
    usage: 'demo users [--json]',
    sv: 'visningens inloggningar',
    en: 'the demonstration’s sign-ins',
    load: async () => (await import('./demo/users.command.js')).demoUsers,
  },
  'demo clock': {
    usage: 'demo clock ÅÅÅÅ-MM-DD',
    sv: 'flyttar visningen framåt, dag för dag',
    en: 'moves the demonstration forwards, day by day',
    load: async () => (await import('./demo/clock.command.js')).demoClock,
  },
  'db url': {
    usage: 'db url',
    sv: 'adressen till den inbyggda databasen',
    en: 'the address of the embedded database',
    load: async () => (await import('./database/url.command.js')).databaseUrl,
  },
  'db bootstrap': {
    usage: 'db bootstrap',
    sv: 'roller och tabeller i databasen på DATABASE_OWNER_URL; läser in ingenting',
    en: 'roles and tables in the database at DATABASE_OWNER_URL; loads nothing',
    load: async () => (await import('./database/bootstrap.command.js')).databaseBootstrap,
  },
  'accounts sources': {
    usage: 'accounts sources [--json]',
    sv: 'vilka inloggningar som talar för vilken myndighets personal',
    en: 'which sign-ins speak for which authority’s staff',
    load: async () => (await import('./accounts/sources.command.js')).accountSources,
  },
  'accounts source': {
    usage: 'accounts source MYNDIGHET ISSUER [--subject CLAIM] [--agency CLAIM=VÄRDE] [--seats ENHETSCLAIM,ROLLCLAIM]',
    sv: 'låter en inloggning tala för en myndighets personal, eller ändrar hur',
    en: 'lets a sign-in speak for an authority’s staff, or changes how',
    load: async () => (await import('./accounts/source.command.js')).accountSource,
  },
  'accounts meaning': {
    usage: 'accounts meaning MYNDIGHET ISSUER unit|role VÄRDE [ENHETSKOD|ROLL]',
    sv: 'vad ett värde ur inloggningen betyder här',
    en: 'what a value of the sign-in means here',
    load: async () => (await import('./accounts/source.command.js')).accountMeaning,
  },
  'accounts administrator': {
    usage: 'accounts administrator ENHETSKOD ANVÄNDARNAMN NAMN',
    sv: 'en myndighets första systemförvaltare',
    en: 'an authority’s first administrator',
    load: async () => (await import('./accounts/administrator.command.js')).accountAdministrator,
  },
  'keys status': {
    usage: 'keys status [--json]',
    sv: 'nycklarna för personnummer: vilka som finns och hur många rader var och en har',
    en: 'the keys of personal numbers: which there are, and how many rows each has',
    load: async () => (await import('./keys/status.command.js')).keysStatus,
  },
  'keys rotate': {
    usage: 'keys rotate [--index] [--batch ANTAL]',
    sv: 'ny nyckel, och alla rader förs över till den; efter ett avbrott fortsätter den där den var',
    en: 'a new key, and every row moved to it; after an interruption it goes on where it was',
    load: async () => (await import('./keys/rotate.command.js')).keysRotate,
  },
  'keys retire': {
    usage: 'keys retire NUMMER [--index]',
    sv: 'tar bort en nyckel som ingen rad längre använder',
    en: 'removes a key that no row uses any more',
    load: async () => (await import('./keys/retire.command.js')).keysRetire,
  },
  'gap daily': {
    usage: 'gap daily FIL [--from DAG] [--to DAG]',
    sv: 'öppna fynd dag för dag ur en fil med ärendehistorik',
    en: 'open findings day by day from a case-history file',
    load: async () => (await import('./gap/daily.command.js')).gapDaily,
  },
  'gap replay': {
    usage: 'gap replay FIL [--from DAG] [--to DAG] [--keep]',
    sv: 'samma sak genom hela produkten, i en tillfällig databas',
    en: 'the same through the whole product, in a temporary database',
    load: async () => (await import('./gap/replay.command.js')).gapReplay,
  },
  'audit head': {
    usage: 'audit head [--agency NAMN] [--json]',
    sv: 'den sista förseglingen av varje myndighets logg, att spara utanför databasen',
    en: 'the last seal of each authority’s log, to be kept outside the database',
    load: async () => (await import('./audit/head.command.js')).auditHead,
  },
  'audit verify': {
    usage: 'audit verify [--head FIL]',
    sv: 'räknar om loggens kedja och säger var den är bruten',
    en: 'works out the chain of the log anew and says where it is broken',
    load: async () => (await import('./audit/verify.command.js')).auditVerify,
  },
  'catalogue check': {
    usage: 'catalogue check FIL',
    sv: 'granskar en insatskatalog och säger fil, rad och fält',
    en: 'checks a catalogue of programmes and tells file, line and field',
    load: async () => (await import('./catalogue/check.command.js')).catalogueCheck,
  },
  docs: {
    usage: 'docs',
    sv: 'skriver docs/tables.md ur tabellerna',
    en: 'writes docs/tables.md from the tables',
    load: async () => (await import('./docs/docs.command.js')).writeDocs,
  },
  schema: {
    usage: 'schema',
    sv: 'skriver apps/api/src/schema.graphql ur koden',
    en: 'writes apps/api/src/schema.graphql from the code',
    load: async () => (await import('./schema/schema.command.js')).writeSchema,
  },
};

const HELP = ['help', '--help', '-h'];

/** Runs the command the first words name. Answers its exit code: 0 good, 1 wrong input, 2 wrong usage. */
export async function dispatch(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.length === 1 && HELP.includes(argv[0] ?? '')) {
    io.out(usage());
    return GOOD;
  }
  const words = [2, 1].find((count) => Object.hasOwn(COMMANDS, argv.slice(0, count).join(' ')));
  const entry = COMMANDS[argv.slice(0, words).join(' ')];
  if (!words || !entry) return misuse(io, usage());
  const command = await entry.load();
  try {
    return await command(argv.slice(words), io);
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return WRONG_INPUT;
  }
}

/** Every command with what it does, in both languages. */
function usage(): string {
  const lines = Object.values(COMMANDS).map((entry) => `  samsteg ${entry.usage}\n      ${entry.sv} / ${entry.en}\n`);
  return `Användning / Usage: npm run -s samsteg -- …\n${lines.join('')}`;
}
