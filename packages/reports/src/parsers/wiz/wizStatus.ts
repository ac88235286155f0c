/** What a status of Wiz means for a finding. */
export function wizStatus(
  status: string | undefined,
): 'open' | 'resolved' | 'suppressed' {
  switch (status?.trim().toLocaleUpperCase('en-US')) {
    case 'RESOLVED':
      return 'resolved';
    case 'IGNORED':
    case 'REJECTED':
      return 'suppressed';
    default:
      return 'open';
  }
}
