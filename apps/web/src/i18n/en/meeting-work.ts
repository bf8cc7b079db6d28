export const meetingWorkWords = {
  meetingWork: {
    prepare: 'Our preparation',
    prepareLead: 'Stays in your unit. No other party sees it, nor that it exists.',
    prepared: '{{done}} of {{all}} done',
    notPrepared: 'Not begun',
    done: 'Done before the meeting',
    want: 'What we want to say and ask',
    savePreparation: 'Save the preparation',
    preparationSaved: 'The preparation has been saved.',
    changedMeanwhile: 'A colleague has saved meanwhile. Your text is still here; save again if it is to stand.',
  },
};
