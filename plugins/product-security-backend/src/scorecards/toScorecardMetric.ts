import {
  MetricDefinition,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import { GroupCourse } from '../metrics/readCourses';
import { movementsOf } from './movements';

/** A metric of a group on its scorecard. */
export function toScorecardMetric(
  definition: MetricDefinition,
  target: string | null,
  course: GroupCourse,
): ScorecardMetric {
  return {
    metric: definition.id,
    title: definition.title,
    unit: definition.unit,
    direction: definition.direction,
    value: course.value,
    numerator: course.numerator,
    denominator: course.denominator,
    target,
    status: course.status,
    trend: course.points,
    ...movementsOf(
      course.points.map(({ value }) => value),
      definition.direction,
    ),
    ...(course.considered ? { considered: course.considered } : {}),
  };
}
