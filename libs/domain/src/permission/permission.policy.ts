import type { Words } from '#kernel';
import type { Role } from './role.types.js';
// prettier-ignore
import {
  CASEWORK, FRONT, UNIT, LEAD, DECIDE, ADMIN, OWN_RULES, KEEPERS, HOLDERS, RIGHTS, DESK, AUDIT, EXTRACT, PRIVACY, ASKING,
  OVERSIGHT, CLEARED, MANAGE, FIGURES, LEADERS, GROUPS, GROUP_KEEPERS, WORK_RULES, EVERYONE,
} from './role-group.rules.js';

/** What a permission lets its holder do, and which roles have it. Rows always stay within the own unit. */
type PermissionRow = readonly [roles: readonly Role[], sv: string, en: string];

// prettier-ignore
const ROWS = {
  'session.read':           [EVERYONE, 'Ser vem hen själv är inloggad som',     'Sees who she is signed in as'],
  'session.chooseSeat':     [EVERYONE, 'Byter mellan sina egna platser',        'Changes between her own seats'],
  'session.end':            [EVERYONE, 'Avslutar sina egna inloggningar',       'Ends her own sessions'],
  'session.signOut':        [EVERYONE, 'Loggar ut',                             'Signs out'],

  'directory.read':         [EVERYONE, 'Läser enheter och ordlistor',           'Reads units and vocabularies'],
  'colleague.read':         [UNIT,     'Läser kollegorna i enheten',            'Reads the unit’s colleagues'],
  'programme.read':         [EVERYONE, 'Läser insatser och platser',            'Reads programmes and places'],
  'catalogue.import':       [ADMIN,    'Läser in insatskatalogen',              'Imports the programme catalogue'],
  'seat.read':              [OVERSIGHT, 'Ser vem i myndigheten som har vilken behörighet', 'Sees who in the authority has which seat'],
  'seat.grant':             [ADMIN,    'Ger en behörighet i egna myndigheten',  'Gives a seat in the own authority'],
  'seat.end':               [ADMIN,    'Avslutar en behörighet, nekas aldrig',  'Ends a seat, never refused'],
  'account.lock':           [ADMIN,    'Spärrar ett konto, nekas aldrig',       'Locks an account, never refused'],
  'account.unlock':         [ADMIN,    'Häver spärren för ett konto',           'Unlocks an account'],
  'client.read':            [OVERSIGHT, 'Ser vilka system som får läsa hos myndigheten', 'Sees which systems may read in the authority'],
  'client.register':        [ADMIN,    'Släpper in ett system, med omfattning', 'Lets a system in, with its scopes'],
  'client.changeSecret':    [ADMIN,    'Byter ett systems hemlighet',           'Changes a system’s secret'],
  'client.revoke':          [ADMIN,    'Stänger ute ett system, nekas aldrig',  'Shuts a system out, never refused'],

  'case.read':              [UNIT,     'Läser de samordningar enheten innehar', 'Reads the cases the unit holds'],
  'case.export':            [UNIT,     'Hämtar nuläget på en sida som fil',     'Fetches where a case stands as a file'],
  'case.open':              [FRONT,    'Öppnar en ny samordning',               'Opens a new case'],
  'case.openWithReason':    [UNIT,     'Öppnar otilldelat ärende med skäl',     'Opens an unassigned case, logged'],
  'case.readProtected':     [CLEARED,  'Läser skyddade ärenden i enheten',      'Reads the unit’s protected cases'],
  'case.protect':           [UNIT,     'Markerar skyddade personuppgifter',     'Marks a protected identity'],
  'protection.end':         [CLEARED,  'Tar bort markeringen, med skäl',        'Takes the mark away, with a reason'],
  'clearance.set':          [CLEARED,  'Utser vilka i enheten som ser ärendet', 'Names who in the unit sees the case'],
  'case.close':             [CASEWORK, 'Avslutar en samordning',                'Closes a case'],
  'case.reopen':            [CASEWORK, 'Återöppnar en samordning',              'Reopens a case'],
  'case.assign':            [UNIT,     'Fördelar ansvaret inom enheten',        'Assigns within the unit'],
  'case.setNumber':         [FRONT,    'Skriver enhetens eget ärendenummer',    'Writes the unit’s own case number'],
  'conflict.declare':       [UNIT,     'Anger att ärendet är eget eller jävigt', 'States that a case is own or a conflict'],
  'conflict.read':          [MANAGE,   'Läser vilka i enheten som är jäviga',   'Reads who in the unit has a conflict'],
  'conflict.set':           [MANAGE,   'Anger jäv för en medarbetare',          'States a conflict for a colleague'],
  'conflict.end':           [MANAGE,   'Tar bort ett jäv, med skäl',            'Ends a conflict, with a reason'],
  'clearance.read':         [MANAGE,   'Ser att en samordning kräver behörighet', 'Sees that a case needs clearance'],
  'opening.read':           [MANAGE,   'Läser vad som öppnats med skäl',        'Reads what was opened with a reason'],
  'person.read':            [UNIT,     'Läser personens uppgifter',             'Reads the person’s details'],
  'note.read':              [UNIT,     'Läser anteckningar enheten innehar',    'Reads the notes the unit holds'],
  'note.write':             [UNIT,     'Skriver anteckning för egna enheten',   'Writes a note for the own unit'],
  'draft.read':             [UNIT,     'Läser sina egna utkast',                'Reads her own drafts'],
  'draft.write':            [UNIT,     'Sparar det hon håller på att skriva',   'Keeps what she is writing'],
  'document.read':          [UNIT,     'Ser vilka handlingar enheten innehar',  'Sees which documents the unit holds'],
  'document.export':        [UNIT,     'Öppnar en handling som fil',            'Opens a document as a file'],
  'document.add':           [UNIT,     'Lägger till och makulerar handlingar',  'Adds and voids documents'],
  'ready.declare':          [CASEWORK, 'Anmäler redo för nästa steg',           'Declares the participant ready'],
  'ready.withdraw':         [CASEWORK, 'Tar tillbaka en sådan anmälan',         'Withdraws that declaration'],

  'consent.record':         [CASEWORK, 'Antecknar samtycke',                    'Records a consent'],
  'consent.ask':            [FRONT,    'Ber en annan enhet bekräfta',           'Asks another unit to confirm'],
  'consent.confirm':        [CASEWORK, 'Bekräftar för enhetens egna uppgifter', 'Confirms for the unit’s own records'],
  'consent.revoke':         [UNIT,     'Antecknar återkallelse, nekas aldrig',  'Records a revocation, never refused'],
  'consent.readProof':      [UNIT,     'Läser vad enheten lämnat och fått, och på vilken grund', 'Reads what the unit gave and got, on which ground'],
  'consent.exportProof':    [UNIT,     'Tar ut det beviset som dokument',       'Takes that proof out as a document'],
  'consent.readDocument':   [CASEWORK, 'Öppnar det underskrivna samtycket',     'Opens the signed consent'],
  'wording.read':       [ASKING,   'Läser myndighetens samtyckestexter',    'Reads the authority’s consent texts'],
  'wording.draft':      [PRIVACY,  'Skriver utkast till samtyckestext',     'Drafts a consent text'],
  'wording.approve':    [PRIVACY,  'Godkänner en samtyckestext',            'Approves a consent text'],
  'sharing.decide':         [CASEWORK, 'Beslutar vad enheten lämnar till vem',  'Decides what is handed over to whom'],
  'delivery.read':          [UNIT,     'Läser vad som kommit och lämnats ut',   'Reads what has come in and gone out'],
  'delivery.export':        [UNIT,     'Hämtar ett utlämnande som PDF',         'Fetches a delivery as PDF'],
  'delivery.make':          [CASEWORK, 'Lämnar ut en uppgift med grund',        'Hands over a record with a ground'],

  'incident.report':        [DECIDE,   'Återkallar felskickat',                 'Recalls what was sent by mistake'],
  'incident.answer':        [DECIDE,   'Lämnar besked om felskickat',           'Answers what was sent by mistake'],
  'transfer.read':          [UNIT,     'Kopierar till enhetens egen journal',   'Copies to the unit’s own records'],
  'transfer.export':        [UNIT,     'Hämtar det som ska föras över som PDF', 'Fetches what is to be transferred as PDF'],
  'transfer.mark':          [UNIT,     'Markerar som överförd',                 'Marks as transferred'],
  'retention.read':         [OWN_RULES,'Läser hur länge enheten sparar',        'Reads how long the unit keeps its files'],
  'retention.decide':       [MANAGE,   'Antecknar myndighetens gallringsbeslut','Notes the authority’s years'],
  'erasure.read':           [KEEPERS,    'Läser gallringslistan och bevisen',     'Reads what is due and the proofs'],
  'erasure.propose':        [LEAD,     'Föreslår gallring av enhetens akt',     'Proposes erasure of the unit’s file'],
  'erasure.approve':        [MANAGE,   'Beslutar gallring någon annan föreslog','Decides an erasure another proposed'],
  'hold.set':               [HOLDERS,  'Sätter och häver gallringsstopp',       'Sets and lifts legal holds'],
  'right.desk':             [DESK,     'Ser enhetens begäranden och gallring samlat', 'Sees the unit’s requests and erasures in one place'],
  'right.open':             [RIGHTS,   'Öppnar en akt för den enskildas rätt, loggas', 'Opens a file for the person’s right, logged'],
  'right.extract':          [RIGHTS,   'Tar ut registerutdrag till den enskilda','Makes a register extract'],
  'right.ownPart':          [RIGHTS,   'Tar ut egen del för sekretessprövning', 'Exports the own part for assessment'],
  'correction.read':        [RIGHTS,   'Läser begäranden om rättelse',          'Reads requests for correction'],
  'correction.ask':         [RIGHTS,   'Antecknar en begäran om rättelse',      'Writes down a request for correction'],
  'correction.decide':      [RIGHTS,   'Avgör en begäran om rättelse',          'Settles a request for correction'],
  'correction.export':      [RIGHTS,   'Tar ut svaret till den enskilda',       'Takes out the answer to the person'],

  'notice.read':            [UNIT,     'Läser sina egna aviseringar',           'Reads her own notices'],
  'notice.set':             [UNIT,     'Väljer hur hon får veta',               'Chooses how she is told'],
  'notice.see':             [UNIT,     'Markerar sina aviseringar som sedda',   'Marks her notices as seen'],

  'referral.read':          [UNIT,     'Läser enhetens förfrågningar',          'Reads the unit’s requests'],
  'referral.send':          [FRONT,    'Skickar en förfrågan',                  'Sends a request'],
  'referral.receive':       [FRONT,    'Markerar en förfrågan som mottagen',    'Marks a request as received'],
  'referral.assign':        [UNIT,     'Fördelar en förfrågan inom enheten',    'Distributes a request internally'],
  'referral.requestInfo':   [FRONT,    'Begär komplettering',                   'Asks for more information'],
  'referral.supplyInfo':    [FRONT,    'Kompletterar',                          'Supplies information'],
  'referral.cancelRequest': [FRONT,    'Tar tillbaka en fråga',                 'Takes a question back'],
  'referral.accept':        [FRONT,    'Godtar och utser handläggare',          'Accepts and names a caseworker'],
  'referral.reject':        [FRONT,    'Tackar nej med skäl',                   'Declines with a reason'],
  'referral.return':        [FRONT,    'Svarar att förfrågan hör till annan',   'Answers that it belongs elsewhere'],
  'referral.waitlist':      [FRONT,    'Sätter på väntelista',                  'Puts on the waiting list'],
  'referral.planStart':     [FRONT,    'Planerar start',                        'Plans the start'],
  'referral.start':         [CASEWORK, 'Startar deltagande',                    'Starts participation'],
  'referral.unaccept':      [FRONT,    'Ångrar ett godtagande',                 'Undoes an acceptance'],
  'referral.complete':      [CASEWORK, 'Lämnar svar och avslutar',              'Answers and finishes'],
  'referral.end':           [CASEWORK, 'Avslutar deltagande',                   'Ends participation'],
  'referral.acknowledge':   [FRONT,    'Kvitterar utfall',                      'Acknowledges the outcome'],
  'referral.withdraw':      [FRONT,    'Återtar en förfrågan',                  'Withdraws a request'],
  'referral.hold':          [FRONT,    'Pausar en förfrågan',                   'Pauses a request'],
  'referral.release':       [FRONT,    'Återupptar en förfrågan',               'Resumes a request'],
  'referral.correct':       [FRONT,    'Rättar enhetens eget senaste steg',     'Corrects the unit’s own last step'],

  'handoff.read':           [UNIT,     'Läser enhetens överlämningar',          'Reads the unit’s handoffs'],
  'handoff.offer':          [DECIDE,   'Erbjuder överlämning',                  'Offers a handoff'],
  'handoff.ask':            [FRONT,    'Frågar om en överlämning',              'Asks about a handoff'],
  'handoff.answer':         [DECIDE,   'Svarar på frågan',                      'Answers the question'],
  'handoff.accept':         [UNIT,     'Godtar och utser handläggare',          'Accepts and names a caseworker'],
  'handoff.complete':       [CASEWORK, 'Tar över efter första kontakten',       'Takes over after the first contact'],
  'handoff.reject':         [UNIT,     'Tackar nej med skäl',                   'Declines with a reason'],
  'handoff.withdraw':       [DECIDE,   'Återtar en överlämning',                'Withdraws a handoff'],

  'sip.read':               [UNIT,     'Läser planer enheten är part i',        'Reads plans the unit is party to'],
  'sip.identify':           [CASEWORK, 'Anmäler behov av samordnad plan',       'Notes the need of a joint plan'],
  'sip.assess':             [CASEWORK, 'Bedömer behovet',                       'Assesses the need'],
  'sip.askConsent':         [CASEWORK, 'Frågar om samtycke till planen',        'Asks for consent to the plan'],
  'sip.prepare':            [CASEWORK, 'Förbereder och antecknar svaret',       'Prepares, and records the answer'],
  'sip.call':               [CASEWORK, 'Kallar och bjuder in till möte',        'Calls and invites to a meeting'],
  'sip.hold':               [CASEWORK, 'Antecknar möte, inställt eller ombokat', 'Records a meeting, held or not'],
  'sip.draft':              [CASEWORK, 'Skriver planens utkast',                'Writes the draft plan'],
  'sip.adopt':              [CASEWORK, 'Upprättar planen',                      'Adopts the plan'],
  'sip.approve':            [CASEWORK, 'Antecknar deltagarens godkännande',     'Records the participant’s approval'],
  'sip.export':             [UNIT,     'Sparar plan och kallelse som fil',      'Saves plan and call as a file'],
  'sip.followUp':           [CASEWORK, 'Följer upp planen',                     'Follows the plan up'],
  'sip.suspend':            [CASEWORK, 'Låter planen vila',                     'Suspends the plan'],
  'sip.resume':             [CASEWORK, 'Återupptar planen',                     'Resumes the plan'],
  'sip.close':              [CASEWORK, 'Avslutar planen',                       'Closes the plan'],

  'deadline.read':          [WORK_RULES, 'Läser vilka tider som gäller för planer', 'Reads which times hold for plans'],
  'deadline.decide':        [LEADERS,  'Beslutar förbundets tider för planer',  'Decides the association’s times for plans'],

  'commitment.propose':     [CASEWORK, 'Föreslår ett åtagande',                 'Proposes a commitment'],
  'commitment.confirm':     [DECIDE,   'Bekräftar enhetens åtagande',           'Confirms the unit’s commitment'],
  'commitment.decline':     [DECIDE,   'Tackar nej till ett åtagande',          'Declines a commitment'],
  'commitment.complete':    [CASEWORK, 'Markerar ett åtagande som gjort',       'Marks a commitment as done'],
  'commitment.cancel':      [DECIDE,   'Ställer in ett åtagande',               'Cancels a commitment'],

  'intervention.read':      [UNIT,     'Läser deltagande enheten innehar',      'Reads participation the unit holds'],
  'intervention.plan':      [CASEWORK, 'Planerar deltagande',                   'Plans participation'],
  'intervention.start':     [CASEWORK, 'Startar deltagande',                    'Starts participation'],
  'intervention.changeExtent': [CASEWORK, 'Ändrar omfattning',                     'Changes the extent'],
  'intervention.pause':     [CASEWORK, 'Pausar deltagande',                     'Pauses participation'],
  'intervention.resume':    [CASEWORK, 'Återupptar deltagande',                 'Resumes participation'],
  'intervention.extend':    [DECIDE,   'Beslutar om förlängning',               'Decides on an extension'],
  'intervention.agreeNextStep': [CASEWORK, 'Avtalar nästa steg',                    'Agrees the next step'],
  'intervention.end':       [CASEWORK, 'Avslutar deltagande',                   'Ends participation'],
  'intervention.cancel':    [CASEWORK, 'Ställer in planerat deltagande',        'Cancels planned participation'],

  'body.read':              [GROUPS,   'Läser enhetens grupper och vad som tagits upp där', 'Reads the unit’s groups and what was taken up there'],
  'body.start':             [GROUP_KEEPERS, 'Startar en grupp som enheten håller i', 'Starts a group that the unit keeps'],
  'body.member':            [GROUP_KEEPERS, 'Frågar enheter, svarar för den egna och utser vem som deltar', 'Asks units, answers for the own and names who takes part'],
  'body.sitting':           [GROUPS,   'Planerar möten och skriver dagordning', 'Plans sittings and writes the agenda'],
  'body.present':           [CASEWORK, 'Tar upp en person i gruppen, med samtycke till varje medlem', 'Takes a person up in the group, with a consent to each member'],
  'body.answer':            [DECIDE,   'Svarar för enheten på det som tagits upp', 'Answers for the unit what was taken up'],
  'body.ask':               [CASEWORK, 'Frågar gruppen utan att säga vem det gäller', 'Asks the group without saying whom it is about'],
  'body.reply':             [DECIDE,   'Svarar på en sådan fråga',              'Replies to such a question'],
  'body.tell':              [MANAGE,   'Lämnar antal och hinder till gruppen',  'Gives the group counts and obstacles'],
  'meeting.read':           [UNIT,     'Läser enhetens möten och kallelser i en samordning', 'Reads the unit’s meetings and calls in a case'],
  'meeting.call':           [CASEWORK, 'Kallar till möte, bokar om, ställer in och antecknar', 'Calls, rebooks, cancels and records meetings'],
  'meeting.write':          [CASEWORK, 'Förbereder enhetens möten och skriver i dem', 'Prepares the unit’s meetings and writes in them'],
  'meeting.send':           [CASEWORK, 'Lämnar ut minnesanteckningar till dem som deltog', 'Hands minutes to those who took part'],
  'meeting.export':         [UNIT,     'Sparar minnesanteckningar som fil',     'Saves minutes as a file'],
  'meeting.answer':         [FRONT,    'Svarar för enheten på en kallelse',     'Answers a call for the unit'],
  'slot.read':              [UNIT,     'Läser bokningsbara tider och hur de används', 'Reads bookable slots and how they are used'],
  'slot.open':              [LEAD,     'Lägger ut, ställer in och avslutar tider', 'Lays out, calls off and ends slots'],
  'slot.book':              [FRONT,    'Bokar en tid, med namn bara till den som har tiden', 'Books a slot, with a name only to whom keeps it'],
  'slot.move':              [FRONT,    'Avbokar, eller antecknar om någon kom', 'Unbooks, or notes whether anybody came'],

  'gap.read':               [UNIT,     'Läser glapp i enhetens ärenden',        'Reads the gaps of the unit’s cases'],
  'gap.take':               [CASEWORK, 'Tar på sig ett glapp och lovar en bro', 'Takes on a gap and promises a bridge'],
  'board.read':             [LEAD,     'Läser den egna enhetens läge',          'Reads the own unit’s board'],
  'figure.read':            [FIGURES,  'Läser frisläppta siffror',              'Reads released figures'],
  'figure.preview':         [MANAGE,   'Ser vad som skulle visas och vad som döljs', 'Sees what would be shown and what hidden'],
  'figure.release':         [MANAGE,   'Släpper enhetens siffror till förbundet', 'Releases the unit’s figures to the association'],
  'figure.withdraw':        [MANAGE,   'Drar tillbaka frisläppta siffror',      'Withdraws released figures'],
  'audit.incident':         [AUDIT,    'Tar fram vem som fick och öppnade',     'Establishes who received and opened'],
  'audit.extract':          [EXTRACT,  'Gör loggutdrag åt deltagaren',          'Makes the participant’s log extract'],
  'audit.read':             [AUDIT,    'Läser åtkomstloggen',                   'Reads the access log'],
  'staffing.read':          [UNIT,     'Ser vem i enheten som har vad, och vem som täcker', 'Sees who in the unit has what, and who covers'],
  'staffing.readSteps':     [UNIT,     'Ser sina egna öppna steg, chefen allas', 'Sees her own open steps, the manager everybody’s'],
  'staffing.handOver':      [UNIT,     'Lämnar över sina öppna steg, chefen allas', 'Hands over her open steps, the manager everybody’s'],
  'deputy.set':             [UNIT,     'Anger frånvaro och ersättare',          'Sets absence and deputy'],
} as const satisfies Readonly<Record<string, PermissionRow>>;
export type Permission = keyof typeof ROWS;
type Noun = Permission extends `${infer N}.${string}` ? N : never;

/** One permission as the screens and the documentation show it. */
export interface PermissionEntry {
  readonly roles: readonly Role[];
  readonly opens: Words;
  readonly doesNotOpen: Words;
}

/** Öppnar inte: what no permission of a noun ever opens. */
// prettier-ignore
const NOT_OPENED: Readonly<Record<Noun, Words>> = {
  session:      { sv: 'Öppnar inte någon annans inloggning.', en: 'Does not open anyone else’s session.' },
  directory:    { sv: 'Öppnar inga personuppgifter.', en: 'Opens nothing about persons.' },
  colleague:    { sv: 'Öppnar inte andra enheters personal.', en: 'Does not open other units’ staff.' },
  programme:    { sv: 'Öppnar inte vilka som deltar.', en: 'Does not open who takes part.' },
  catalogue:    { sv: 'Öppnar inga personuppgifter.', en: 'Opens nothing about persons.' },
  seat:         { sv: 'Öppnar inga ärenden, och inget hos en annan myndighet.', en: 'Opens no cases, and nothing of another authority.' },
  client:       { sv: 'Öppnar inga ärenden för den som ger det.', en: 'Opens no cases to whoever gives it.' },
  account:      { sv: 'Öppnar inga ärenden.', en: 'Opens no cases.' },
  case:         { sv: 'Öppnar inte det enheten inte innehar.', en: 'Does not open what the unit does not hold.' },
  conflict:     { sv: 'Öppnar inte vari jävet består.', en: 'Does not open what the conflict is.' },
  clearance:    { sv: 'Öppnar inget för den som saknar behörighet.', en: 'Opens nothing for who is not cleared.' },
  protection:   { sv: 'Öppnar inte varför någon är skyddad.', en: 'Does not open why somebody is protected.' },
  opening:      { sv: 'Öppnar inte ärendet.', en: 'Does not open the case.' },
  person:       { sv: 'Öppnar inte andra enheters uppgifter.', en: 'Does not open other units’ details.' },
  note:         { sv: 'Öppnar inte andra enheters anteckningar.', en: 'Does not open other units’ notes.' },
  draft:        { sv: 'Öppnar inte någon annans utkast.', en: 'Does not open anyone else’s drafts.' },
  document:     { sv: 'Öppnar inte handlingar som inte är utlämnade till enheten.', en: 'Does not open documents that have not been handed to the unit.' },
  ready:        { sv: 'Öppnar ingen plats.', en: 'Opens no place.' },
  consent:      { sv: 'Öppnar inte en annan enhets uppgifter.', en: 'Does not open another unit’s records.' },
  wording:      { sv: 'Öppnar inga samtycken och ingen annan myndighets texter.', en: 'Opens no consents and no other authority’s texts.' },
  sharing:      { sv: 'Öppnar inte andras uppgifter för vidare spridning.', en: 'Does not pass on others’ records.' },
  delivery:     { sv: 'Öppnar inte utlämnande utan grund.', en: 'Does not open delivery without a ground.' },
  incident:     { sv: 'Raderar inget hos en annan enhet.', en: 'Erases nothing in another unit.' },
  transfer:     { sv: 'Öppnar inte andra enheters system.', en: 'Does not open other units’ systems.' },
  notice:       { sv: 'Öppnar inte ärendet, och ingen annans aviseringar.', en: 'Does not open the case, nor anyone else’s notices.' },
  referral:     { sv: 'Öppnar inte mottagarens inre handläggning.', en: 'Does not open the receiver’s own handling.' },
  handoff:      { sv: 'Flyttar inte myndighetens eget ansvar.', en: 'Does not move the authority’s own duty.' },
  sip:          { sv: 'Öppnar inte andra parters journal eller akt.', en: 'Does not open other parties’ files.' },
  deadline:     { sv: 'Öppnar inga planer.', en: 'Opens no plans.' },
  commitment:   { sv: 'Binder inte en annan myndighet.', en: 'Does not bind another authority.' },
  intervention: { sv: 'Öppnar inte beslut om ersättning.', en: 'Does not open decisions on benefits.' },
  body:         { sv: 'Öppnar inget om en person som inte är utlämnat till enheten.', en: 'Opens nothing about a person that has not been handed to the unit.' },
  meeting:      { sv: 'Öppnar inte en annan enhets anteckningar eller vem annan som är kallad.', en: 'Does not open another unit’s notes or who else is called.' },
  slot:         { sv: 'Öppnar inte vem en annan enhet har bokat för.', en: 'Does not open whom another unit has booked for.' },
  gap:          { sv: 'Öppnar inte mer än enheten redan innehar.', en: 'Does not open more than the unit holds.' },
  board:        { sv: 'Öppnar inte andra enheters siffror.', en: 'Does not open other units’ figures.' },
  figure:       { sv: 'Öppnar inga personer, och inget som ingen myndighet har släppt.', en: 'Opens no persons, and nothing that no authority has released.' },
  retention:    { sv: 'Öppnar inga ärenden.', en: 'Opens no cases.' },
  erasure:      { sv: 'Gallrar inte det andra enheter innehar.', en: 'Does not erase what other units hold.' },
  hold:         { sv: 'Stoppar inte andra enheters gallring.', en: 'Does not stop other units’ erasure.' },
  correction:   { sv: 'Ändrar inget hos en annan myndighet, och utplånar inget.', en: 'Changes nothing at another authority, and obliterates nothing.' },
  right:        { sv: 'Öppnar inte andra enheters uppgifter.', en: 'Does not open other units’ records.' },
  audit:        { sv: 'Öppnar inte ärendenas innehåll.', en: 'Does not open the cases’ content.' },
  staffing:     { sv: 'Öppnar inga ärenden, och inte en annan enhets bemanning.', en: 'Opens no cases, nor another unit’s staffing.' },
  deputy:       { sv: 'Öppnar inget skäl till frånvaron.', en: 'Does not open why someone is away.' },
};

const entry = ([roles, sv, en]: PermissionRow, noun: Noun): PermissionEntry => ({
  roles,
  opens: { sv, en },
  doesNotOpen: NOT_OPENED[noun],
});

/** Roller × behörigheter: the one table. A permission without a row does not exist. */
export const PERMISSIONS = Object.fromEntries(
  Object.entries<PermissionRow>(ROWS).map(([code, row]) => [
    code,
    entry(row, code.slice(0, code.indexOf('.')) as Noun),
  ]),
) as Readonly<Record<Permission, PermissionEntry>>;

/** Whether any of the roles of a seat opens the permission. */
export function permits(roles: readonly Role[], permission: Permission): boolean {
  return PERMISSIONS[permission].roles.some((role) => roles.includes(role));
}

/** Everything the roles of a seat open: what the web draws its menus from. */
export function permissionsOf(roles: readonly Role[]): readonly Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => permits(roles, permission));
}
