import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ACCESS_KINDS, GAP_RULES, GROUNDS, PERMISSIONS, PROCESSES, ROLES, SCOPES, STEP_UP } from '#domain';
import type { Process } from '#kernel';
import { GOOD, misuse, type CommandIo } from '../command.js';
import { projectRoot } from '../database/root.js';

const FILE = 'docs/tables.md';

/** `docs`: the tables a domain expert checks, written from the code: processes, grounds, gap rules, permissions. */
export async function writeDocs(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.length > 0) return misuse(io, 'samsteg docs\n');
  await writeFile(path.join(projectRoot(), FILE), tables());
  io.err(`${FILE}\n`);
  return GOOD;
}

/** The whole page, as text. */
export function tables(): string {
  const parts = [
    '# Reglerna i tabeller',
    'Skrivet ur koden med `npm run docs`; ändra tabellerna i `libs/domain`, inte här.',
    '## Processer',
    ...PROCESSES.map(processPart),
    '## Grunder för utlämnande',
    table(
      ['Kod', 'Grund', 'Lag', 'Regel', 'Vilar på'],
      Object.entries(GROUNDS).map(([code, { words, law, rule, basis }]) => [code, words.sv, law, rule.sv, basis]),
    ),
    '## Glapp',
    table(
      ['Regel', 'På skärmen', 'Klockan startar', 'Den stannar', 'Nästa steg hos', 'Så förebyggs det'],
      Object.entries(GAP_RULES).map(
        ([rule, { label, starts, stops, holder, prevention }]) =>
        [rule, label.sv, starts.sv, stops.sv, holder.sv, prevention.sv], // prettier-ignore
      ),
    ),
    '## Åtkomstloggen',
    table(
      ['Kod', 'I loggen', 'Betyder'],
      Object.entries(ACCESS_KINDS).map(([code, { words, meaning }]) => [code, words.sv, meaning.sv]),
    ),
    '## Behörigheter',
    table(
      ['Behörighet', 'Öppnar', 'Öppnar inte', 'Roller'],
      Object.entries(PERMISSIONS).map(([permission, { opens, doesNotOpen, roles }]) => {
        const names = roles.map((role) => ROLES[role].words.sv).join(', ');
        return [permission, opens.sv, doesNotOpen.sv, names];
      }),
    ),
    '## Ny verifiering',
    table(
      ['Behörighet', 'Vem', 'Varför'],
      Object.entries(STEP_UP).map(([permission, { who, why }]) => [permission, who.sv, why.sv]),
    ),
    '## Omfattningar för andra system',
    table(
      ['Omfattning', 'Öppnar', 'Öppnar inte', 'Behörigheter', 'Öppnar ärenden'],
      Object.entries(SCOPES).map(
        ([scope, { words, doesNotOpen, permissions, opensCases }]) =>
        [scope, words.sv, doesNotOpen.sv, permissions.join(', '), opensCases ? 'ja' : 'nej'], // prettier-ignore
      ),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function processPart({ name, statuses, moves, initial }: Process): string {
  const arrows = moves.map(([from, action, to]) => `  ${from === 'new' ? '[*]' : from} --> ${to}: ${action}`);
  const start = initial === 'new' ? [] : [`  [*] --> ${initial}`];
  const diagram = ['```mermaid', 'stateDiagram-v2', ...start, ...arrows, '```'].join('\n');
  const rows = moves.map(([from, action, to, party, needs]) => [from, action, to, party, needs.join(', ') || '–']);
  const words = Object.entries(statuses).map(([code, { sv }]) => `${code} = ${sv}`);
  const heading = `### ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return [heading, words.join(' · '), diagram, table(['Från', 'Steg', 'Till', 'Part', 'Behöver'], rows)].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
