import { Inject, Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type pg from 'pg';
import { Refusal } from '#kernel';
import { POOL } from '../database/database.module.js';

const WRONG = {
  sv: 'Användarnamn eller lösenord stämmer inte. Kontrollera stavningen och försök igen.',
  en: 'The user name or password is wrong. Check the spelling and try again.',
};

/** Passport's answer in our words: one sentence for a wrong name and a wrong password alike. */
@Injectable()
export class LocalGuard extends AuthGuard('local') {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!(await passwordsAreUsed(this.pool))) throw new Refusal('SIGN_IN_CLOSED');
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<User>(error: Error | null, user: User | false): User {
    if (error) throw error;
    if (!user) throw new Refusal('UNAUTHENTICATED', WRONG);
    return user;
  }
}

/** In a demonstration and in tests. The doors of the database say the same of themselves. */
export async function passwordsAreUsed(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ mode: string }>('select mode from samsteg.database_mode');
  return rows[0]?.mode === 'demo' || rows[0]?.mode === 'test';
}
