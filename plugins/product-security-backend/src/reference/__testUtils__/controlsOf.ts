import {
  Control,
  controls,
} from '@prodsec/backstage-plugin-product-security-common';
import { countsAlways } from './evidence';
import { day, Picture, PresentApplication } from './Picture';

/** What the scans that a control asks for are about. */
export const scanned: Partial<Record<Control, string>> = {
  sast: 'code',
  sca: 'dependency',
  secrets: 'secret',
  image: 'container',
};

/** The controls that apply to an application, and whether each holds. */
export function controlsOf(
  picture: Picture,
  application: PresentApplication,
): Map<Control, boolean> {
  const { notApplicableControls, componentType } = application.attributes;
  const runs = ['service', 'website'].includes(componentType ?? '');
  const applicable = controls.filter(
    control =>
      !notApplicableControls.includes(control) && (control !== 'image' || runs),
  );
  return new Map(
    applicable.map(control => [control, holds(picture, application, control)]),
  );
}

function holds(
  picture: Picture,
  application: PresentApplication,
  control: Control,
): boolean {
  const { attributes } = application;
  switch (control) {
    case 'repository':
      return attributes.repository !== null;
    case 'owner':
      return attributes.owned;
    case 'release_evidence':
      return (
        attributes.releaseEvidencePath !== null ||
        picture.releases.some(
          release =>
            release.application === application &&
            release.evidence.some(countsAlways) &&
            picture.within(180, release.releasedAt ?? release.candidateAt),
        )
      );
    default:
      return picture.world.scans.some(
        ({ application: of, branch, complete, categories, at }) =>
          of === application.index &&
          branch === attributes.defaultBranch &&
          complete &&
          categories.some(category => category === scanned[control]) &&
          at <= picture.moment &&
          picture.moment - at <= 30 * day,
      );
  }
}
