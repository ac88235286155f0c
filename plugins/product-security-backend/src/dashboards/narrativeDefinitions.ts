import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationQuestion } from './ApplicationQuestion';

/** A narrative, as data. Which metrics it is told by is said by the metrics. */
export interface NarrativeDefinition {
  title: string;
  description: string;
  /** Metrics that it narrows or splits, by id. */
  shown?: Readonly<
    Record<
      string,
      {
        filters?: ApplicationQuestion['filters'];
        groupBy?: readonly Segment[];
      }
    >
  >;
  /** What it splits every other metric by, where that applies. */
  groupBy?: Segment;
}

/** The narratives that come with the plugin, by id. A metric may name more. */
export const narrativeDefinitions: Readonly<
  Record<string, NarrativeDefinition>
> = {
  revenue_protection: {
    title: 'Revenue protection',
    description:
      'Whether what the business earns its money with is looked after: coverage of tier 1, the backlog of revenue-critical applications, and how long what is critical stays open.',
    shown: {
      risk_weighted_backlog: { filters: { revenueCritical: ['true'] } },
    },
  },
  release_confidence: {
    title: 'Release confidence',
    description:
      'Whether releases go out without waiting and stay out: gates passed at the first attempt, fast fixes, and fixes that hold.',
  },
  audit_assurance: {
    title: 'Audit and customer assurance',
    description:
      'What can be shown to whoever asks: evidence of releases, exceptions that are under control, and controls of regulated applications.',
    shown: {
      control_coverage: { groupBy: ['regulated', 'tier'] },
    },
  },
  program_scale: {
    title: 'Program scale',
    description:
      'Whether the programme reaches everything there is: ownership, coverage of the portfolio, and where each business unit is heading.',
    groupBy: 'businessUnit',
  },
};
