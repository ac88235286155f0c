import { FormatExpectations } from '../FormatExpectations';

/** Scanners of dependencies. */
export const dependencies: FormatExpectations = {
  folders: {},
  deviations: {},
  refusals: {},
};
