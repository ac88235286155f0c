import { generateKeyPairSync, KeyObject, sign } from 'node:crypto';
import { bundleToJSON } from '@sigstore/bundle';
import { DSSEBundleBuilder } from '@sigstore/sign';

/** A local key pair that attests with the library of Sigstore, as `cosign attest --key` does. */
export class SigningKey {
  private constructor(
    private readonly privateKey: KeyObject,
    /** PEM. */
    readonly publicKey: string,
  ) {}

  static create(): SigningKey {
    const { privateKey, publicKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
    });
    return new SigningKey(
      privateKey,
      publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    );
  }

  /** A Sigstore bundle over a statement. */
  async attest(
    statement: object,
    payloadType = 'application/vnd.in-toto+json',
  ): Promise<any> {
    const builder = new DSSEBundleBuilder({
      signer: {
        sign: async (data: Buffer) => ({
          signature: sign('sha256', data, this.privateKey),
          key: {
            $case: 'publicKey' as const,
            publicKey: this.publicKey,
            hint: '',
          },
        }),
      },
      witnesses: [],
    });
    const bundle = await builder.create({
      data: Buffer.from(JSON.stringify(statement)),
      type: payloadType,
    });
    return bundleToJSON(bundle);
  }
}
