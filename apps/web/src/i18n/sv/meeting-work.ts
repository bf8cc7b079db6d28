export const meetingWorkWords = {
  meetingWork: {
    prepare: 'Vår förberedelse',
    prepareLead: 'Stannar i er enhet. Ingen annan part ser den, inte heller att den finns.',
    prepared: '{{done}} av {{all}} klara',
    notPrepared: 'Inte påbörjad',
    done: 'Klart inför mötet',
    want: 'Det här vill vi säga och fråga',
    savePreparation: 'Spara förberedelsen',
    preparationSaved: 'Förberedelsen är sparad.',
    changedMeanwhile: 'En kollega har sparat under tiden. Din text står kvar här; spara igen om den ska gälla.',
  },
};
