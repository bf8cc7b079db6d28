import { NEW, type CodeList, type Move, type Process } from '#kernel';

/** Bokad plats i en tid. What the keeping unit sees of it is the unit that booked; whom it is for is handed over on its own ground. */
// prettier-ignore
export const BOOKING_STATUS = {
  booked:   { sv: 'Bokad',      en: 'Booked' },
  unbooked: { sv: 'Avbokad',    en: 'Unbooked' },
  used:     { sv: 'Använd',     en: 'Used' },
  missed:   { sv: 'Uteblev',    en: 'Missed' },
} as const satisfies CodeList;
export type BookingStatus = keyof typeof BOOKING_STATUS;
export type BookingAction = 'book' | 'unbook' | 'use' | 'miss';

// prettier-ignore
export const BOOKING_PARTIES = {
  keeper: { sv: 'Enheten som har tiderna', en: 'The unit that keeps the slots' },
  booker: { sv: 'Enheten som bokade',      en: 'The unit that booked' },
} as const satisfies CodeList;
export type BookingParty = keyof typeof BOOKING_PARTIES;

// prettier-ignore
export const BOOKING_NEEDS = { place: { sv: 'en ledig plats', en: 'a free place' } } as const satisfies CodeList;
export type BookingNeed = keyof typeof BOOKING_NEEDS;

// prettier-ignore
export const BOOKING_MOVES: readonly Move<BookingStatus, BookingAction, BookingParty, BookingNeed>[] = [
  // from      action    to          by        needs
  [NEW,       'book',   'booked',   'booker', ['place']],
  ['booked',  'unbook', 'unbooked', 'either', []],
  ['booked',  'use',    'used',     'keeper', []],
  ['booked',  'miss',   'missed',   'keeper', []],
];

export const BOOKING_PROCESS: Process<BookingStatus, BookingAction, BookingParty, BookingNeed> = {
  name: 'booking',
  statuses: BOOKING_STATUS,
  parties: BOOKING_PARTIES,
  needs: BOOKING_NEEDS,
  moves: BOOKING_MOVES,
  initial: NEW,
  terminal: ['unbooked', 'used', 'missed'],
};

// prettier-ignore
export const BOOKING_NEXT_STEP = { booked: 'keeper', unbooked: null, used: null, missed: null } as const satisfies
  Readonly<Record<BookingStatus, BookingParty | null>>;
