import { FormatExpectations } from '../FormatExpectations';

/** Scanners of secrets and of running applications, and the generic format. */
export const secretsAndDynamic: FormatExpectations = {
  folders: {},
  deviations: {},
  refusals: {},
};
