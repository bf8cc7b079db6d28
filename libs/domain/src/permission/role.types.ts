import type { Words } from '#kernel';

/** What a seat lets its holder be: a sentence on what the role opens, and one on what it does not. */
interface RoleRow {
  readonly words: Words;
  readonly opens: Words;
  readonly doesNotOpen: Words;
}

// prettier-ignore
export const ROLES = {
  caseManager: { words: { sv: 'Samordnare', en: 'Case manager' },
    opens: { sv: 'Öppnar enhetens samordningar och driver dem.', en: 'Opens the unit’s cases and drives them.' },
    doesNotOpen: { sv: 'Öppnar inte andra enheters uppgifter.', en: 'Does not open other units’ records.' } },
  caseworker: { words: { sv: 'Handläggare', en: 'Caseworker' },
    opens: { sv: 'Öppnar de ärenden hon är tilldelad; övriga med skäl.',
             en: 'Opens the cases assigned to her; others with a reason.' },
    doesNotOpen: { sv: 'Öppnar inte andra enheters uppgifter.', en: 'Does not open other units’ records.' } },
  inbox: { words: { sv: 'Inkorgsansvarig', en: 'Inbox keeper' },
    opens: { sv: 'Öppnar det som kommer till enheten och fördelar det.',
             en: 'Opens what reaches the unit and distributes it.' },
    doesNotOpen: { sv: 'Inhämtar inte samtycke och för inte deltagande.',
                   en: 'Records no consent and keeps no participation.' } },
  manager: { words: { sv: 'Chef', en: 'Manager' },
    opens: { sv: 'Öppnar den egna enhetens läge, fördelar ärenden och beslutar om förlängning.',
             en: 'Opens the own unit’s board, assigns cases and decides on extensions.' },
    doesNotOpen: { sv: 'Öppnar inte andra enheters ärenden, inte heller i samma kommun.',
                   en: 'Does not open other units’ cases, not even in the same municipality.' } },
  processLeader: { words: { sv: 'Processledare', en: 'Process leader' },
    opens: { sv: 'Öppnar förbundets insatser.', en: 'Opens the association’s programmes.' },
    doesNotOpen: { sv: 'Öppnar aldrig uppgifter om enskilda (lag 2003:1210 7 §).',
                   en: 'Never opens anything about a person (Act 2003:1210, s. 7).' } },
  administrator: { words: { sv: 'Systemförvaltare', en: 'Administrator' },
    opens: { sv: 'Öppnar katalog, enheter och konton.', en: 'Opens the catalogue, units and accounts.' },
    doesNotOpen: { sv: 'Öppnar aldrig uppgifter om enskilda.', en: 'Never opens anything about a person.' } },
  auditor: { words: { sv: 'Loggranskare', en: 'Log auditor' },
    opens: { sv: 'Öppnar den egna myndighetens åtkomstlogg.', en: 'Opens the own authority’s access log.' },
    doesNotOpen: { sv: 'Öppnar inte det som loggen handlar om.', en: 'Does not open what the log is about.' } },
  dataProtectionOfficer: { words: { sv: 'Jurist eller dataskyddsombud', en: 'Jurist or data protection officer' },
    opens: { sv: 'Öppnar myndighetens samtyckestexter och godkänner dem.',
             en: 'Opens the authority’s consent texts and approves them.' },
    doesNotOpen: { sv: 'Öppnar inte det som samtyckena handlar om.', en: 'Does not open what the consents are about.' } },
  protectedClearance: { words: { sv: 'Behörig för skyddade uppgifter', en: 'Cleared for protected identity' },
    opens: { sv: 'Öppnar tillsammans med en annan roll den egna enhetens skyddade ärenden.',
             en: 'Together with another role, opens the own unit’s protected cases.' },
    doesNotOpen: { sv: 'Öppnar inga ärenden ensam.', en: 'Opens no cases alone.' } },
} as const satisfies Readonly<Record<string, RoleRow>>;
export type Role = keyof typeof ROLES;
