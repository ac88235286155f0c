/** An expression that cannot be used, and where in its text. */
export class ExpressionError extends Error {
  /**
   * @param reason - what is wrong, in words of whoever wrote it
   * @param position - characters from the start of the expression
   */
  constructor(reason: string, readonly position: number = 0) {
    super(reason);
    this.name = 'ExpressionError';
  }
}
