import {
  createPrivateKey,
  createPublicKey,
  createHash,
  KeyObject,
  sign,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** A DSSE envelope with one signature. */
export interface SignedEnvelope {
  payloadType: string;
  /** Base64. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

/** Signs what the portal vouches for, with the private key of `productSecurity.evidence.pack.signingKey`. */
export class PackSigner {
  readonly #key: KeyObject;
  readonly #id: string;

  private constructor(key: KeyObject) {
    this.#key = key;
    this.#id = createHash('sha256')
      .update(createPublicKey(key).export({ type: 'spki', format: 'der' }))
      .digest('hex');
  }

  /**
   * @returns `undefined` where no key is configured
   * @throws InputError that names the key of the configuration, and never quotes the private key
   */
  static fromConfig(config: Config): PackSigner | undefined {
    const own = config.getOptionalConfig(root);
    if (!own) return undefined;
    const [text, file] = ['privateKey', 'file'].map(name =>
      own.getOptionalString(name),
    );
    if ((text === undefined) === (file === undefined)) {
      throw new InputError(
        `Invalid ${root}: either privateKey or file is expected`,
      );
    }
    return new PackSigner(
      file === undefined
        ? readKey(text!, `${root}.privateKey`)
        : readKey(readText(file), `${root}.file`),
    );
  }

  /** Signs a statement of in-toto. Ed25519 and RSA keys sign the same statement with the same bytes each time. */
  sign(statement: object): SignedEnvelope {
    const payload = Buffer.from(JSON.stringify(statement));
    const signed = Buffer.concat([
      Buffer.from(
        `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `,
      ),
      payload,
    ]);
    return {
      payloadType,
      payload: payload.toString('base64'),
      signatures: [
        {
          keyid: this.#id,
          sig: sign(hashOf(this.#key), signed, this.#key).toString('base64'),
        },
      ],
    };
  }
}

const root = 'productSecurity.evidence.pack.signingKey';
const payloadType = 'application/vnd.in-toto+json';

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(
      `Invalid ${root}.file: the file cannot be read (${
        (error as NodeJS.ErrnoException).code
      })`,
    );
  }
}

function readKey(text: string, field: string): KeyObject {
  try {
    const key = createPrivateKey(text);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    const isFit =
      key.asymmetricKeyType === 'ed25519' ||
      (key.asymmetricKeyType === 'ec' && hashes.has(curveOf(key))) ||
      (key.asymmetricKeyType === 'rsa' && bits >= 2048);
    if (isFit) return key;
  } catch {
    // Falls through to the error that says what is accepted, without a word of the key.
  }
  throw new InputError(
    `Invalid ${field}: a private key in PEM without a passphrase is expected: Ed25519, ECDSA P-256, P-384 or P-521, or RSA of at least 2048 bits`,
  );
}

const hashes = new Map([
  ['prime256v1', 'sha256'],
  ['secp384r1', 'sha384'],
  ['secp521r1', 'sha512'],
]);

function curveOf(key: KeyObject): string {
  return key.asymmetricKeyDetails?.namedCurve ?? '';
}

function hashOf(key: KeyObject): string | undefined {
  if (key.asymmetricKeyType === 'ed25519') return undefined;
  return hashes.get(curveOf(key)) ?? 'sha256';
}
