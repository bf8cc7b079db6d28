export const viewWords = {
  savedView: {
    label: 'Saved views',
    save: 'Save this view',
    title: 'Save this view',
    intro: 'The filters of the list are kept under a name. What you searched for is not.',
    name: 'Name',
    nobody: 'Write no personal details in the name.',
    whose: 'Whose',
    forMe: 'My own',
    forUnit: 'The whole unit’s',
    ofUnit: 'the unit’s',
    keep: 'Save',
    saved: 'The view {{name}} is saved.',
    remove: 'Remove this view',
    removed: 'The view {{name}} is removed.',
    needName: 'Give the view a name',
  },
} as const;
