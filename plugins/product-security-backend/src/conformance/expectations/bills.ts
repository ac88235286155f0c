import { FormatExpectations } from '../FormatExpectations';

/** Bills of materials and VEX documents. */
export const bills: FormatExpectations = {
  folders: {},
  deviations: {},
  refusals: {},
};
