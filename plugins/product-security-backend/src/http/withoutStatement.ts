import { isError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

/**
 * Hands errors of the database on without their text: it quotes the statement with all its values, and whoever logs or answers it
 * would show them.
 */
export const hideStatements: ErrorRequestHandler = (error, _req, _res, next) =>
  next(withoutStatement(error));

/** The error, or one that only says the database's own code instead. */
export function withoutStatement(error: unknown): unknown {
  if (!isError(error)) return error;
  const { code } = error as { code?: unknown };
  const isOfDatabase =
    typeof code === 'string' &&
    // SQLite's names, and the five characters of SQLSTATE (ISO/IEC 9075).
    (code.startsWith('SQLITE_') || /^[0-9A-Z]{5}$/.test(code));
  if (!isOfDatabase) return error;
  const hidden = new Error(`The database refused a statement (${code})`);
  // Frames name files and functions; the lines before them repeat the text.
  hidden.stack = `${hidden.message}\n${framesOf(error.stack)}`;
  return hidden;
}

function framesOf(stack = ''): string {
  return stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .join('\n');
}
