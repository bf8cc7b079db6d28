export const viewWords = {
  savedView: {
    label: 'Sparade urval',
    save: 'Spara urvalet',
    title: 'Spara urvalet',
    intro: 'Valen i listan sparas under ett namn. Det du har sökt efter sparas inte.',
    name: 'Namn',
    nobody: 'Skriv inga personuppgifter i namnet.',
    whose: 'Vems',
    forMe: 'Mitt eget',
    forUnit: 'Hela enhetens',
    ofUnit: 'enhetens',
    keep: 'Spara',
    saved: 'Urvalet {{name}} är sparat.',
    remove: 'Ta bort urvalet',
    removed: 'Urvalet {{name}} är borttaget.',
    needName: 'Ge urvalet ett namn',
  },
} as const;
