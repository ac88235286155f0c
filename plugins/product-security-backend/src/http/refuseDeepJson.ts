import { InputError } from '@backstage/errors';

/**
 * Refuses a JSON body that is nested deeper than any that means something, before it is parsed: half a kilobyte of memory for each pair of brackets
 * makes fifty megabytes of them more than a backend has. For `verify` of body parsers.
 *
 * @throws InputError
 */
export function refuseDeepJson(
  _request: unknown,
  _response: unknown,
  body: Buffer,
): void {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < body.length; index++) {
    const byte = body[index];
    if (inText) {
      if (byte === backslash) index++;
      else if (byte === quote) inText = false;
    } else if (byte === quote) {
      inText = true;
    } else if (byte === brace || byte === bracket) {
      depth++;
      if (depth > deepest) throw tooDeep();
    } else if (byte === closingBrace || byte === closingBracket) {
      depth--;
    }
  }
}

const deepest = 1000;
const [quote, backslash, brace, bracket, closingBrace, closingBracket] =
  Buffer.from('"\\{[}]');

function tooDeep(): InputError {
  return Object.assign(
    new InputError(
      `body: must not have more than ${deepest} levels of lists and objects within each other`,
    ),
    // The parser of bodies makes any other error one of permissions.
    { status: 400 },
  );
}
