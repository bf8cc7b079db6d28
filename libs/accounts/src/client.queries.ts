import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { RequestTransaction } from '#platform';
import type { MachineClient, MachineClients } from './client.types.js';

/** Systems of the own agency; whoever may not see them is answered an empty list by the door itself. */
@Injectable()
export class ClientQueries {
  ofAgency(): Promise<MachineClients> {
    return RequestTransaction.current().value<MachineClients>('select api.agency_clients(null)');
  }

  async one(id: string): Promise<MachineClient> {
    const { clients } = await RequestTransaction.current().value<MachineClients>('select api.agency_clients($1)', [id]);
    const [client] = clients;
    if (!client) throw new Refusal('NOT_FOUND');
    return client;
  }
}
