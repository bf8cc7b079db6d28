import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's equivalent of 64 MiB and three passes at a price a sign-in can bear (design: reliability-security section 4). */
const ARGON2ID = 2; // the package's own enum is ambient, which isolated modules cannot read
const ARGON2 = { algorithm: ARGON2ID, memoryCost: 47_104, timeCost: 1, parallelism: 1 };
const AT_ONCE = 4; // each takes 46 MiB

export const hashSecret = (secret: string): Promise<string> => hash(secret, ARGON2);

/** A password or a system's secret against its hash; a few at a time, since each costs memory. */
@Injectable()
export class SecretCheck {
  /** Checked when there is nobody, so that the answer takes as long. */
  private readonly nobody = hashSecret('nobody');
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  /** Never right without a hash. */
  async isRight(kept: string | null | undefined, said: string): Promise<boolean> {
    const right = await this.inTurn(async () => verify(kept ?? (await this.nobody), said));
    return Boolean(kept) && right;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
