import { FormatExpectations } from '../FormatExpectations';

/** Scanners of cloud accounts and infrastructure as code. */
export const cloud: FormatExpectations = {
  folders: {},
  deviations: {},
  refusals: {},
};
