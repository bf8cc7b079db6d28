export const protectionWords = {
  protection: {
    title: 'Skyddade personuppgifter: {{level}}',
    text: 'Ärendet syns bara för dem som har behörighet i varje enhet. Skriv inte ut mer än du behöver, och nämn inte ärendet för andra.',
    group: 'I er enhet ser de här ärendet: {{names}}.',
    ours: 'Markeringen är satt av er enhet {{day}}.',
    theirs: 'Markeringen är satt av en annan enhet {{day}}.',
    explain: {
      protect:
        'Gäller direkt och för alla enheter som har ärendet. Bara medarbetare med behörighet för skyddade uppgifter ser det. Har du inte den behörigheten försvinner ärendet från din skärm. Fingerade personuppgifter markeras aldrig.',
      unprotect: 'Alla som har ärendet ser det igen, direkt. Det går inte att göra osett.',
      setClearance:
        'Bara kollegor med behörighet för skyddade uppgifter kan väljas. Minst en måste vara kvar. Tar du bort dig själv försvinner ärendet från din skärm.',
      declareConflict:
        'Ärendet stängs för dig direkt, i alla dina enheter. Du behöver inte säga varför. Bara din chef kan öppna det igen. Din chef ser att du har angett det.',
      setConflict:
        'Ärendet stängs direkt för kollegan, i alla enheter. Vad förhållandet är frågar vi inte om. Du ser jävet på Tavla och kan ta bort det där.',
    },
    inner: 'Inre sekretess',
    wanted_one: 'En samordning kräver behörighet',
    wanted_other: '{{count}} samordningar kräver behörighet',
    wantedText:
      'Ingen i enheten får se den. Be systemförvaltaren ge någon behörighet för skyddade uppgifter. Vem det gäller visas bara för den som får behörigheten.',
    openings: 'Öppnat med skäl i enheten',
    openingsNone: 'Inget öppnat med skäl de senaste 30 dagarna',
    conflicts: 'Jäv i enheten',
    conflictsNone: 'Inga jäv angivna',
    who: 'Vem',
    when: 'När',
    why: 'Skäl',
    case: 'Samordning',
    left: 'har lämnat enheten',
    how: { declared: 'Egen uppgift', set: 'Angett av chef' },
    letBack: 'Ta bort jävet',
    letBackFor: 'Ta bort jävet för {{name}} i {{case}}',
    done: 'Jävet är borttaget.',
  },
};
