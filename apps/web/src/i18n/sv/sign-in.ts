export const signInWords = {
  stepUp: {
    title: 'Visa att det är du',
    text: 'Det här öppnar sådant som behöver extra skydd. Skriv ditt lösenord, så fortsätter du där du var. Inget du har skrivit går förlorat.',
    textOidc:
      'Det här öppnar sådant som behöver extra skydd. Logga in på nytt hos din myndighet. Det du har skrivit finns kvar i den här fliken; gör om steget när du är tillbaka.',
    password: 'Lösenord',
    noPassword: 'Skriv ditt lösenord.',
    button: 'Fortsätt',
    buttonOidc: 'Till inloggningen',
  },
};
