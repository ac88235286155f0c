import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { CurrentDefinitions } from './definitions/CurrentDefinitions';
import {
  DefinitionProblem,
  DefinitionsError,
  problemText,
} from './definitions/DefinitionsError';
import { builtInFile } from './definitions/loadDefinitions';
import { Definitions } from './definitions/Metric';
import { DefinitionText, readDefinitions } from './definitions/readDefinitions';
import { SettledFile } from './definitions/SettledFile';
import { suggestion } from './definitions/suggestion';

/** What the definitions are read from. */
export interface DefinitionsReloaderOptions {
  config: RootConfigService;
  logger: LoggerService;
  /** Milliseconds from one look at the files to the next. */
  interval: number;
  /** Keys of the configuration that name metrics, and the ids they name. */
  references: ReadonlyMap<string, readonly string[]>;
}

/**
 * The definitions of the built-in metrics and of the files in `productSecurity.metrics.files`, taken into use anew when the files, or their list, change.
 *
 * @remarks
 * Definitions are taken over as a whole or not at all: as long as a file is broken, or is not there, those of before stay in use, and
 * {@link DefinitionsReloader.problems} says why. Looking at the files time and again, in place of being told of changes, works on every file system.
 */
export class DefinitionsReloader implements CurrentDefinitions {
  readonly #options: DefinitionsReloaderOptions;
  #files: SettledFile[] = [];
  #texts: DefinitionText[] = [];
  #current!: Definitions;
  #problems: DefinitionProblem[] = [];
  #logged = '';
  #timer?: NodeJS.Timeout;
  #looking?: Promise<void>;
  #subscription?: { unsubscribe(): void };
  #stopped = false;

  /**
   * Reads the definitions for the first time.
   *
   * @throws DefinitionsError with everything that is wrong in them
   */
  static async create(
    options: DefinitionsReloaderOptions,
  ): Promise<DefinitionsReloader> {
    const reloader = new DefinitionsReloader(options);
    reloader.#texts = await reloader.#read();
    reloader.#current = readDefinitions(reloader.#texts);
    reloader.#note(reloader.#danglingReferences());
    return reloader;
  }

  private constructor(options: DefinitionsReloaderOptions) {
    this.#options = options;
  }

  get current(): Definitions {
    return this.#current;
  }

  /** What keeps newer definitions from being used, and what names metrics that there are not; empty when all is well. */
  get problems(): readonly DefinitionProblem[] {
    return this.#problems;
  }

  /** Begins to look at the files. */
  start(): void {
    this.#subscription = this.#options.config.subscribe?.(() => {
      void this.look();
    });
    this.#wait();
  }

  /** Ends it, and waits for the look that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#subscription?.unsubscribe();
    await this.#looking;
  }

  /** Looks at the files once. Looks asked for meanwhile are one. */
  look(): Promise<void> {
    this.#looking ??= this.#takeOver().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  #wait(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      void this.look().then(() => this.#wait());
    }, this.#options.interval);
    this.#timer.unref();
  }

  async #takeOver(): Promise<void> {
    try {
      const texts = await this.#read();
      const isSame =
        texts.length === this.#texts.length &&
        texts.every((text, index) => text === this.#texts[index]);
      if (!isSame) {
        const definitions = readDefinitions(texts);
        this.#texts = texts;
        this.#current = definitions;
        this.#options.logger.info(
          `Metric definitions changed and are in use: ${definitions.metrics.size} metrics, ${definitions.measures.size} measures`,
        );
      }
      this.#note(this.#danglingReferences());
    } catch (error) {
      this.#note(problemsOf(error));
    }
  }

  async #read(): Promise<DefinitionText[]> {
    const paths = [
      builtInFile(),
      ...(this.#options.config.getOptionalStringArray(
        'productSecurity.metrics.files',
      ) ?? []),
    ];
    const known = new Map(this.#files.map(file => [file.path, file]));
    this.#files = paths.map(path => known.get(path) ?? new SettledFile(path));
    const read = await Promise.allSettled(this.#files.map(file => file.read()));
    const problems = read.flatMap(each =>
      each.status === 'rejected' ? problemsOf(each.reason) : [],
    );
    if (problems.length) throw new DefinitionsError(problems);
    return read.map(
      each => (each as PromiseFulfilledResult<DefinitionText>).value,
    );
  }

  #danglingReferences(): DefinitionProblem[] {
    const ids = [...this.#current.metrics.keys()];
    return [...this.#options.references].flatMap(([key, named]) =>
      named
        .filter(id => !this.#current.metrics.has(id))
        .map(id => ({
          reason: `${key} names the metric ${id}, which does not exist, and counts for nothing until it does${suggestion(
            id,
            ids,
          )}`,
        })),
    );
  }

  /** Keeps the problems, and logs them when they are others than before. */
  #note(problems: DefinitionProblem[]): void {
    this.#problems = problems;
    const text = problems.map(problemText).join('\n');
    if (text === this.#logged) return;
    const { logger } = this.#options;
    if (!text) {
      logger.info('Metric definitions have no problems any more');
    } else if (problems.some(({ file }) => file !== undefined)) {
      logger.error(
        `Metric definitions cannot be used; those of before stay in use:\n${text}`,
      );
    } else {
      logger.warn(text);
    }
    this.#logged = text;
  }
}

function problemsOf(error: unknown): DefinitionProblem[] {
  return error instanceof DefinitionsError
    ? error.problems
    : [{ reason: (error as Error).message }];
}
