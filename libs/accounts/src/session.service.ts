import { Injectable } from '@nestjs/common';
import { Once, RequestTransaction, currentActor } from '#platform';
import type { EndOtherSessionsInput, EndSessionInput } from './accounts.inputs.js';

/** Ending one's own sessions; what is gone already is gone. */
@Injectable()
export class SessionService {
  constructor(private readonly once: Once) {}

  end(input: EndSessionInput): Promise<string> {
    return this.once.run('endSession', input, async () => {
      await RequestTransaction.current().rows('select end_session($1)', [input.sessionId]);
      return input.sessionId;
    });
  }

  endOthers(input: EndOtherSessionsInput): Promise<string> {
    return this.once.run('endOtherSessions', input, async () => {
      const { sessionId } = currentActor();
      await RequestTransaction.current().rows('select end_other_sessions($1)', [sessionId]);
      return sessionId;
    });
  }
}
