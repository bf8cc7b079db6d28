import { Injectable } from '@nestjs/common';
import { Refusal, uuidv7 } from '#kernel';
import { Once, RequestTransaction, newClientSecret } from '#platform';
import type { ChangeClientSecretInput, RegisterClientInput, RevokeClientInput } from './client.inputs.js';
import { ClientQueries } from './client.queries.js';
import type { ClientWithSecret } from './client.types.js';

/** Other systems of the own agency, let in and shut out. The doors ask everything again. */
@Injectable()
export class ClientService {
  constructor(
    private readonly once: Once,
    private readonly queries: ClientQueries,
  ) {}

  async register(input: RegisterClientInput): Promise<ClientWithSecret> {
    let secret: string | undefined;
    const id = await this.once.run('registerClient', input, async () => {
      const { unitId, name, scopes, reason, days } = input;
      const [clientId, made] = [uuidv7(), await newClientSecret()];
      await RequestTransaction.current().rows(
        `select register_client($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(days => $8))`,
        [clientId, unitId, name.trim(), scopes, reason, made.id, made.hash, days],
      );
      secret = made.text;
      return clientId;
    });
    return { client: await this.queries.one(id), secret };
  }

  async changeSecret(input: ChangeClientSecretInput): Promise<ClientWithSecret> {
    let secret: string | undefined;
    const id = await this.once.run('changeClientSecret', input, async () => {
      const { clientId, expectedVersion, overlapHours, reason, days } = input;
      const made = await newClientSecret();
      const done = await RequestTransaction.current().value<boolean>(
        `select change_client_secret($1, $2, $3, $4, clock_timestamp() + make_interval(days => $5), make_interval(hours => $6), $7)`,
        [clientId, expectedVersion, made.id, made.hash, days, overlapHours, reason],
      );
      if (!done) throw new Refusal('CONFLICT', undefined, { current: { kind: 'client', id: clientId } });
      secret = made.text;
      return clientId;
    });
    return { client: await this.queries.one(id), secret };
  }

  /** Never refused to the administrator of its agency; revoking twice is revoking. Answers the client's id. */
  revoke(input: RevokeClientInput): Promise<string> {
    return this.once.run('revokeClient', input, async () => {
      await RequestTransaction.current().rows('select revoke_client($1, $2)', [input.clientId, input.reason]);
      return input.clientId;
    });
  }
}
