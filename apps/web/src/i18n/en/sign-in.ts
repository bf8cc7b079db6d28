import type { signInWords as sv } from '../sv/sign-in';

export const signInWords: typeof sv = {
  stepUp: {
    title: 'Show that it is you',
    text: 'This opens what needs extra protection. Type your password and go on where you were. Nothing you have typed is lost.',
    textOidc:
      'This opens what needs extra protection. Sign in again at your authority. What you have typed is kept in this tab; make the move again when you are back.',
    password: 'Password',
    noPassword: 'Type your password.',
    button: 'Continue',
    buttonOidc: 'To the sign-in',
  },
};
