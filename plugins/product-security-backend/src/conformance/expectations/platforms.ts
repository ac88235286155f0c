import { FormatExpectations } from '../FormatExpectations';

/** Reports of GitLab, GitHub, Snyk, SonarQube and others that cover several categories. */
export const platforms: FormatExpectations = {
  folders: {},
  deviations: {},
  refusals: {},
};
