import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Refusal } from '#kernel';

const WRONG = {
  sv: 'Användarnamn eller lösenord stämmer inte. Kontrollera stavningen och försök igen.',
  en: 'The user name or password is wrong. Check the spelling and try again.',
};

/** Passport's answer in our words: one sentence for a wrong name and a wrong password alike. */
@Injectable()
export class LocalGuard extends AuthGuard('local') {
  override handleRequest<User>(error: Error | null, user: User | false): User {
    if (error) throw error;
    if (!user) throw new Refusal('UNAUTHENTICATED', WRONG);
    return user;
  }
}
