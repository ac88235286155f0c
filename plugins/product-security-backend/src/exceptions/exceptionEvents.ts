import { ExceptionEventKind } from '@prodsec/backstage-plugin-product-security-common';
import {
  ExceptionTerms,
  grantRequestOf,
  RecordedException,
  RecordedRequest,
} from './RecordedException';

/** Something that somebody did about an exception. */
export interface RecordedEvent {
  /** Milliseconds since 1970 UTC. */
  at: number;
  by: string;
  event: ExceptionEventKind;
  comment?: string;
  /** The terms that were granted, asked for or changed to. */
  terms?: ExceptionTerms;
}

/** Everything that was said of an exception by a moment, in milliseconds since 1970 UTC: the first first. */
export function exceptionEvents(
  exception: RecordedException,
  moment: number,
): RecordedEvent[] {
  const [first, ...later] = exception.versions;
  const granted: RecordedEvent[] = grantRequestOf(exception)
    ? []
    : [
        {
          at: first.recordedAt,
          by: first.by,
          event: 'granted',
          terms: first.terms,
        },
      ];
  const changed = later
    .filter(({ requestId }) => requestId === undefined)
    .map(({ recordedAt, by, terms }) => ({
      at: recordedAt,
      by,
      event: 'changed' as const,
      terms,
    }));
  const asked = (exception.requests ?? []).flatMap(request =>
    eventsOf(exception, request),
  );
  return [...granted, ...changed, ...asked]
    .filter(({ at }) => at <= moment)
    .sort((a, b) => a.at - b.at);
}

function eventsOf(
  { versions }: RecordedException,
  { id, kind, by, at, terms, decision }: RecordedRequest,
): RecordedEvent[] {
  const isGrant = kind === 'grant';
  const asked: RecordedEvent = {
    at,
    by,
    event: isGrant ? 'requested' : 'renewal-requested',
    terms,
  };
  if (!decision) return [asked];
  const { outcome, comment } = decision;
  return [
    asked,
    {
      at: decision.at,
      by: decision.by,
      event: isGrant ? outcome : `renewal-${outcome}`,
      comment,
      terms: versions.find(({ requestId }) => requestId === id)?.terms,
    },
  ];
}
