@description('What the names of the alerts begin with.')
param name string

@description('Where they are.')
param location string

@description('Tags of every resource.')
param tags object

@description('The workspace that has the logs.')
param workspaceId string

@description('To whom alerts are mailed; empty for nobody.')
param email string

// A query sees two days at most, whatever it asks for: what takes longer the app itself knows and logs (Stalled).
// Each query names events of PipelineLog; a test compares.
var alerts = [
  {
    name: 'quarantined'
    description: 'A file of a source was not let in. See /status of the site.'
    query: loadTextContent('../queries/quarantined.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
    bySource: true
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'late'
    description: 'A publication of a source has not come. It is told at each look until it comes.'
    query: loadTextContent('../queries/late.kql')
    severity: 3
    every: 'PT1H'
    window: 'PT12H'
    bySource: true
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'stalled'
    description: 'No look at a source has gone well in 8 days.'
    query: loadTextContent('../queries/stalled.kql')
    severity: 2
    every: 'PT1H'
    window: 'PT12H'
    bySource: true
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'poisoned'
    description: 'Messages failed too often and are in a queue whose name ends in -poison.'
    query: loadTextContent('../queries/poisoned.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
    bySource: false
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'silent'
    description: 'No look at any source has gone well in two days: the app does not run, cannot reach its storage, or sends no logs. It fires, too, between the first deployment and the first look.'
    query: loadTextContent('../queries/silent.kql')
    severity: 1
    every: 'PT6H'
    window: 'P2D'
    bySource: false
    operator: 'LessThan'
    threshold: 1
  }
]

resource mail 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: name
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'tracefeed'
    enabled: true
    emailReceivers: [
      {
        name: 'maintainer'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: '${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'TraceFeed: ${alert.name}'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: alert.every
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: alert.operator
            threshold: alert.threshold
            dimensions: alert.bySource
              ? [
                  {
                    name: 'Source'
                    operator: 'Include'
                    values: ['*']
                  }
                ]
              : []
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: empty(email) ? [] : [mail.id]
      }
    }
  }
]
