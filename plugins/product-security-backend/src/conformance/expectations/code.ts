import { FormatExpectations } from '../FormatExpectations';

/** Scanners of code. */
export const code: FormatExpectations = {
  folders: {},
  deviations: {},
  refusals: {},
};
