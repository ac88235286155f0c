import { createHash, generateKeyPairSync } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from '@sigstore/mock';
import { bundleToJSON } from '@sigstore/bundle';
import { RFC3161Timestamp } from '@sigstore/core';
import {
  DSSEBundleBuilder,
  FulcioSigner,
  MessageSignatureBundleBuilder,
  RekorWitness,
  TSAWitness,
} from '@sigstore/sign';

/** Claims of the token with which a workflow asks for a certificate. */
export interface WorkflowClaims {
  /** Becomes the subject alternative name. */
  sub: string;
  iss: string;
  /** `organisation/repository` on GitHub. */
  repository?: string;
  sha?: string;
}

/**
 * A Sigstore instance for tests, on this machine: certificate authority, logs and timestamp authority, which the signing library talks to as to
 * those of the world.
 */
export class SigstoreInstance {
  private constructor(
    /** Content of its `trusted_root.json`. */
    readonly trustRoot: object,
    private readonly url: string,
    private readonly server: Server,
  ) {}

  static async start(): Promise<SigstoreInstance> {
    const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const keys = { authority: pair(), log: pair(), timestamps: pair() };
    const certificateLog = await initializeCTLog(keys.authority);
    const authority = await initializeCA(keys.authority, certificateLog);
    const log = await initializeTLog('https://log.example.com', keys.log);
    const timestamps = await initializeTSA(keys.timestamps);
    const handlers = [
      fulcioHandler(authority),
      rekorHandler(log),
      readableTimes(tsaHandler(timestamps)),
    ];
    const server = createServer(async (request, response) => {
      const body: Buffer[] = [];
      for await (const part of request) body.push(part);
      const handler = handlers.find(({ path }) => request.url === path);
      if (!handler) {
        response.writeHead(404).end();
        return;
      }
      const result = await handler.fn(Buffer.concat(body).toString());
      const content =
        typeof result.response === 'string'
          ? result.response
          : Buffer.from(result.response.buffer);
      response
        .writeHead(result.statusCode, { 'Content-Type': result.contentType })
        .end(content);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const root = {
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [logOf(log.publicKey)],
      ctlogs: [logOf(certificateLog.publicKey)],
      certificateAuthorities: [authorityOf(authority.rootCertificate)],
      timestampAuthorities: [
        authorityOf(timestamps.intCertificate, timestamps.rootCertificate),
      ],
    };
    return new SigstoreInstance(root, `http://127.0.0.1:${port}`, server);
  }

  async stop(): Promise<void> {
    await new Promise(done => this.server.close(done));
  }

  /** Signs an in-toto statement with a certificate; the answer is a bundle as JSON. */
  async attest(statement: object, claims: WorkflowClaims): Promise<any> {
    const bundle = await new DSSEBundleBuilder(this.options(claims)).create({
      data: Buffer.from(JSON.stringify(statement)),
      type: 'application/vnd.in-toto+json',
    });
    return bundleToJSON(bundle);
  }

  /** Signs an artifact with a certificate; the answer is a bundle as JSON. */
  async sign(data: Buffer, claims: WorkflowClaims): Promise<any> {
    const builder = new MessageSignatureBundleBuilder(this.options(claims));
    return bundleToJSON(await builder.create({ data }));
  }

  private options(claims: WorkflowClaims) {
    const part = (value: object) =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none' })}.${part(claims)}.c2lnbmF0dXJl`;
    const identityProvider = { getToken: async () => token };
    return {
      signer: new FulcioSigner({ fulcioBaseURL: this.url, identityProvider }),
      witnesses: [
        new RekorWitness({ rekorBaseURL: this.url, entryType: 'intoto' }),
        new TSAWitness({ tsaBaseURL: this.url }),
      ],
    };
  }
}

/** The authority writes milliseconds that end in 0 as a time that is not canonical: it is asked again. */
function readableTimes(handler: ReturnType<typeof tsaHandler>) {
  const fn = async (request: string) => {
    for (;;) {
      const result = await handler.fn(request);
      const { buffer } = result.response as ArrayBufferView<ArrayBuffer>;
      try {
        RFC3161Timestamp.parse(Buffer.from(buffer)).signingTime.getTime();
        return result;
      } catch {
        await new Promise(done => setTimeout(done, 1));
      }
    }
  };
  return { ...handler, fn };
}

const validFor = { start: '2020-01-01T00:00:00Z' };

function logOf(publicKey: Buffer): object {
  return {
    baseUrl: 'https://log.example.com',
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: publicKey.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor,
    },
    logId: {
      keyId: createHash('sha256').update(publicKey).digest('base64'),
    },
  };
}

function authorityOf(...certificates: ArrayBufferView<ArrayBuffer>[]): object {
  return {
    uri: 'https://authority.example.com',
    certChain: {
      certificates: certificates.map(certificate => ({
        rawBytes: Buffer.from(
          certificate.buffer,
          certificate.byteOffset,
          certificate.byteLength,
        ).toString('base64'),
      })),
    },
    validFor,
  };
}
