/**
 * A text from a file or from the network as it may be printed: on one line, without characters that steer a terminal.
 *
 * @remarks
 * A line of its own could be a command to the CI system that reads the log (`::add-mask::`, `##vso[…]`), an escape sequence one to the terminal.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
