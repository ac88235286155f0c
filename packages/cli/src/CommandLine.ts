import { Readable, Writable } from 'node:stream';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where text goes that somebody reads, perhaps on a terminal. */
export type TextOutput = Writable & { isTTY?: boolean; columns?: number };

/** What a command gets from the process that runs it. */
export interface CommandLine {
  /** The words after the name of the command, as typed. */
  words: readonly string[];
  environment: Environment;
  /** Absolute path of the working folder. */
  folder: string;
  input: Readable;
  /** For results. */
  output: TextOutput;
  /** For progress, notes and errors. */
  messages: TextOutput;
}
