import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a signed address allows. */
export type Purpose = 'read' | 'write';

/** Signs addresses of files for a while. The key lives as long as the process: so do the addresses. */
export class Signatures {
  private readonly key = randomBytes(32);

  /** @param ageS how long it holds, s */
  sign(purpose: Purpose, path: string, ageS: number): string {
    const until = String(Date.now() + ageS * 1000);
    return `${until}.${this.digest(purpose, path, until)}`;
  }

  isValid(purpose: Purpose, path: string, token: string): boolean {
    const [until = '', digest = ''] = token.split('.');
    const expected = this.digest(purpose, path, until);
    return digest.length === expected.length && timingSafeEqual(Buffer.from(digest), Buffer.from(expected)) && Number(until) > Date.now();
  }

  private digest(purpose: Purpose, path: string, until: string): string {
    return createHmac('sha256', this.key).update(`${purpose}\n${path}\n${until}`).digest('hex');
  }
}
