import { FormatExpectations } from '../FormatExpectations';

/** Scanners of images and hosts. */
export const images: FormatExpectations = {
  folders: {},
  deviations: {},
  refusals: {},
};
