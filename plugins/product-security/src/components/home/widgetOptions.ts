const layout = {
  height: { minRows: 4, defaultRows: 8 },
  width: { minColumns: 3, defaultColumns: 6 },
};

/**
 * Name, place and settings of the widget for the viewer's teams.
 * @internal
 */
export const teamWidgetOptions = {
  name: 'ProductSecurityTeam',
  title: 'Product security of my team',
  description: 'Score, missed targets and where to begin, for your teams',
  layout,
  settings: {
    schema: {
      title: 'Product security of my team',
      type: 'object' as const,
      properties: {
        team: {
          title:
            'Group to show in place of your own, e.g. group:default/payments',
          type: 'string' as const,
        },
      },
    },
  },
};

/**
 * Name and place of the widget for the whole portfolio.
 * @internal
 */
export const portfolioWidgetOptions = {
  name: 'ProductSecurityPortfolio',
  title: 'Product security',
  description: 'Score, missed targets and where to begin, over everything',
  layout,
};
