import { Injectable } from '@nestjs/common';
import { RequestTransaction } from '#platform';

/** Places of a programme as its operating unit sees them: nobody else holds who takes part. */
@Injectable()
export class PlacesLookup {
  /** Free unless the programme has a number of places and they are taken or promised. */
  async isFree(programmeId: string | null): Promise<boolean> {
    if (!programmeId) return true;
    return RequestTransaction.current().value<boolean>(
      `select coalesce(programme_places(p.id, app_today()) > (select count(*) from intervention i where i.programme_id = p.id and i.status = 'active')
         + (select count(*) from referral r where r.programme_id = p.id and r.to_unit = current_unit() and r.status = 'planned'), true)
       from programme p where p.id = $1`,
      [programmeId],
    );
  }
}
