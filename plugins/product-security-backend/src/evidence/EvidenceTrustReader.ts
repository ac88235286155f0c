import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import {
  createEvidenceTrust,
  EvidenceTrust,
  EvidenceTrustOptions,
} from '@prodsec/evidence';
import { FileOfTrust, readTrustConfig, TrustConfig } from './readTrustConfig';

/** Whom to trust at present. */
export interface CurrentTrust {
  trust: EvidenceTrust;
  /** What it was made from: plain values, for another process. */
  options: EvidenceTrustOptions;
  /** Changes with whom is trusted. */
  fingerprint: string;
}

/**
 * Whom to trust, as `productSecurity.evidence` and the files it names say; read anew when they change.
 *
 * @remarks
 * It is taken over as a whole or not at all: while a file is broken or not there, what was read before stays in use.
 */
export class EvidenceTrustReader {
  #current!: CurrentTrust;
  #logged = '';

  /**
   * Reads it for the first time.
   *
   * @throws InputError that names the key and what it accepts
   */
  static async create(
    config: Config,
    logger: LoggerService,
  ): Promise<EvidenceTrustReader> {
    const reader = new EvidenceTrustReader(config, logger);
    reader.#current = await reader.#read();
    return reader;
  }

  private constructor(
    private readonly config: Config,
    private readonly logger: LoggerService,
  ) {}

  get current(): CurrentTrust {
    return this.#current;
  }

  /** Looks whether something has changed. What is wrong is logged, once. */
  async look(): Promise<void> {
    try {
      const read = await this.#read();
      if (read.fingerprint !== this.#current.fingerprint) {
        this.#current = read;
        this.logger.info('Whom to trust with evidence of releases has changed');
      }
      this.#logged = '';
    } catch (error) {
      const { message } = toError(error);
      if (message !== this.#logged) {
        this.logger.error(
          `Whom to trust with evidence of releases cannot be read; what was read before stays in use: ${message}`,
        );
      }
      this.#logged = message;
    }
  }

  async #read(): Promise<CurrentTrust> {
    const options = await readOptions(readTrustConfig(this.config));
    try {
      return {
        trust: createEvidenceTrust(options),
        options,
        fingerprint: createHash('sha256')
          .update(JSON.stringify(options))
          .digest('hex'),
      };
    } catch (error) {
      if (!InputError.is(error)) throw error;
      throw new InputError(`Invalid ${withKey(error.message)}`);
    }
  }
}

async function readOptions({
  keys,
  roots,
  ...others
}: TrustConfig): Promise<EvidenceTrustOptions> {
  return {
    ...others,
    keys: await Promise.all(
      keys.map(async ({ publicKey, ...key }) => ({
        ...key,
        publicKey: await textOf(publicKey),
      })),
    ),
    roots: await Promise.all(
      roots.map(async root =>
        typeof root === 'string' ? root : readJson(root),
      ),
    ),
  };
}

async function textOf(content: string | FileOfTrust): Promise<string> {
  if (typeof content === 'string') return content;
  try {
    return await readFile(content.file, 'utf8');
  } catch (error) {
    throw new InputError(
      `Invalid ${content.key}: the file cannot be read (${
        (error as NodeJS.ErrnoException).code
      })`,
    );
  }
}

async function readJson(content: FileOfTrust): Promise<unknown> {
  const text = await textOf(content);
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(
      `Invalid ${content.key}: the content of a trusted_root.json is expected`,
    );
  }
}

/** Errors about trust name its parts as a program writes them, not as the configuration does. */
function withKey(message: string): string {
  return `productSecurity.evidence.${message
    .replace(/^roots\[\d+\]/, 'trustRoot')
    .replace(/\[(\d+)\]/g, '.$1')}`;
}
