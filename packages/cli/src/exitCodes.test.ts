import { exitCodes, joinExitCodes } from './exitCodes';

describe('joinExitCodes', () => {
  it('lets what could not be done go before what was found', () => {
    const { ok, ruleFailed, uploadFailed, wrongInput } = exitCodes;
    expect(joinExitCodes([])).toBe(ok);
    expect(joinExitCodes([ok, ruleFailed, ok])).toBe(ruleFailed);
    expect(joinExitCodes([wrongInput, ruleFailed])).toBe(wrongInput);
    expect(joinExitCodes([uploadFailed, wrongInput])).toBe(uploadFailed);
  });
});
