import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '#platform';
import { ChangeClientSecretInput, RegisterClientInput, RevokeClientInput } from './client.inputs.js';
import { ClientQueries } from './client.queries.js';
import { ClientService } from './client.service.js';
import { ClientWithSecret, MachineClient, MachineClients } from './client.types.js';

@Resolver()
export class ClientResolver {
  constructor(
    private readonly queries: ClientQueries,
    private readonly clients: ClientService,
  ) {}

  @May('client.read')
  @Query(() => MachineClients, { description: 'Which other systems may read in the own agency, what and why.' })
  agencyClients(): Promise<MachineClients> {
    return this.queries.ofAgency();
  }

  @May('client.register')
  @Mutation(() => ClientWithSecret, {
    description: 'Lets a system read for a unit of the own agency; its secret is shown once.',
  })
  registerClient(@Args('input') input: RegisterClientInput): Promise<ClientWithSecret> {
    return this.clients.register(input);
  }

  @May('client.changeSecret')
  @Mutation(() => ClientWithSecret, {
    description: 'Gives a system a new secret; the present one goes on for a while, or ends.',
  })
  changeClientSecret(@Args('input') input: ChangeClientSecretInput): Promise<ClientWithSecret> {
    return this.clients.changeSecret(input);
  }

  @May('client.revoke')
  @Mutation(() => MachineClient, { description: 'Shuts a system out: its tokens end at once. Never refused.' })
  async revokeClient(@Args('input') input: RevokeClientInput): Promise<MachineClient> {
    return this.queries.one(await this.clients.revoke(input));
  }
}
