import type { Role } from '#domain';

/** One account of the demonstration. Every person is invented. */
export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  /** Codes of the units she has a seat in. */
  readonly units: readonly string[];
  /** The main role first. */
  readonly roles: readonly [Role, ...Role[]];
}

/** Printed for everybody to see, and therefore only ever written into a demonstration. */
export const demoPassword = (username: string): string => `demo-${username}`;

const CASEWORK = ['caseworker', 'inbox'] as const;
const LABOUR = ['caseManager', 'inbox'] as const;

/**
 * Who can sign in. The short names are the persons of the story that the product is checked against; 'del' is its
 * participant, who has no part in the product yet: her seat is where nothing about anybody is, with the least a role opens.
 */
// prettier-ignore
const ROWS: readonly (readonly [username: string, name: string, unit: string | readonly string[], ...roles: DemoAccount['roles']])[] = [
  ['fk1',     'Frida Exempelsson',   'fk-aktivitet-skovde', ...CASEWORK],
  ['fk2',     'Folke Provsson',      'fk-aktivitet-skovde', 'caseworker'],
  ['fkchef',  'Fanny Testsson',      'fk-aktivitet-skovde', 'manager'],
  ['sam',     'Samira Exempelsson',  'ame-hjo',             ...LABOUR],
  ['dep',     'Dag Provsson',        'ame-hjo',             ...LABOUR],
  ['chf',     'Carin Testsson',      'ame-hjo',             'manager'],
  ['soc',     'Sofia Exempelsson',   'soc-hjo',             ...CASEWORK],
  ['socchef', 'Sten Provsson',       'soc-hjo',             'manager'],
  ['reh',     'Rebecka Testsson',    'vc-hjo',              ...CASEWORK],
  ['vcchef',  'Vera Provsson',       ['vc-hjo', 'vc-vara'], 'manager'],
  ['vcbitr',  'Vilgot Exempelsson',  'vc-hjo',              'manager'],
  ['psy',     'Petra Exempelsson',   'psykiatri-skovde',    ...CASEWORK],
  ['psychef', 'Pontus Testsson',     'psykiatri-skovde',    'manager'],
  ['af0',     'Inkorgen Skövde',     'af-skovde',           'inbox'],
  ['af1',     'Amir Exempelsson',    'af-skovde',           'caseworker'],
  ['afchef',  'Annika Provsson',     'af-skovde',           'manager'],
  ['pro',     'Per Testsson',        'promise-hjo',         ...CASEWORK],
  ['prochef', 'Paula Exempelsson',   'promise-hjo',         'manager'],
  ['ror',     'Robin Provsson',      'rorsas',              ...CASEWORK],
  ['rorchef', 'Ruth Testsson',       'rorsas',              'manager'],
  ['fbc',     'Fredrik Exempelsson', 'kansli-skaraborg',    'processLeader'],
  ['pl',      'Pia Provsson',        'kansli-skaraborg',    'processLeader'],
  ['admin',   'Alva Testsson',       'kansli-skaraborg',    'administrator'],
  ['fkadm',   'Filippa Provsson',    'fk-aktivitet-skovde', 'administrator'],
  ['komadm',  'Kim Testsson',        'ame-hjo',             'administrator'],
  ['regadm',  'Ragnar Exempelsson',  'vc-hjo',              'administrator'],
  ['afadm',   'Asta Provsson',       'af-skovde',           'administrator'],
  ['dso',     'Doris Exempelsson',   'vc-hjo',              'auditor', 'dataProtectionOfficer'],
  ['jur',     'Jonna Testsson',      'ame-hjo',             'dataProtectionOfficer'],
  ['sko',     'Siv Provsson',        'ame-skovde',          ...LABOUR, 'protectedClearance'],
  ['skochef', 'Stig Testsson',       'ame-skovde',          'manager'],
  ['x1',      'Xerxes Exempelsson',  'ame-tibro',           ...LABOUR],
  ['x2',      'Xenia Provsson',      'af-boras',            ...CASEWORK],
  ['del',     'Elin Exempelsson',    'kansli-skaraborg',    'processLeader'],
  ['kar',     'Karin Testsson',      'ame-karlshamn',       ...LABOUR],
  ['ksoc',    'Kerstin Exempelsson', 'soc-karlshamn',       ...CASEWORK],
  ['kfk',     'Kalle Provsson',      'fk-siri-karlshamn',   ...CASEWORK],
  ['kaf',     'Kajsa Testsson',      'af-karlskrona',       ...CASEWORK],
  ['kvc',     'Klara Exempelsson',   'vc-karlshamn',        ...CASEWORK],
  ['tro',     'Tove Provsson',       'ame-trollhattan',     ...LABOUR],
  ['var',     'Vilma Exempelsson',   'ame-vara',            ...LABOUR],
  ['got',     'Gunnar Testsson',     'ame-gotene',          ...LABOUR],
  ['mar',     'Marta Provsson',      'ame-mariestad',       ...LABOUR],
  ['ark',     'Arvid Exempelsson',   'elings-ark',          ...CASEWORK],
  ['lid',     'Lisa Testsson',       'ame-lidkoping',       ...LABOUR],
  ['kvi',     'Katarina Provsson',   'viadidakt',           ...CASEWORK],
  ['nyk',     'Nils Testsson',       'ame-nykoping',        ...LABOUR],
];

export const DEMO_ACCOUNTS: readonly DemoAccount[] = ROWS.map(([username, name, unit, ...roles]) => ({
  username,
  name,
  units: typeof unit === 'string' ? [unit] : unit,
  roles,
}));
