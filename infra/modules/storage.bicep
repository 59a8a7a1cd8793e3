@description('The name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

@description('The redundancy.')
param redundancy string

@description('How many days no original may be altered or deleted, counted from when it was archived.')
param originalsKeptDays int

@description('Whether the policy of the originals is locked; the template then leaves it alone.')
param lockOriginals bool

@description('Whether the static website of the account serves the views too.')
param staticSite bool

@description('The identity of the app.')
param principalId string

var originalsName = 'originals'
var packagesName = 'packages'

var cellsName = 'cells'
var privateViewsName = 'public'

// What a static website serves is in the container that Azure calls so.
var viewsName = staticSite ? '$web' : privateViewsName

// What the Functions host and the app need of the account's data, and nothing else: see README.md.
var roles = [
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // Storage Blob Data Owner
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // Storage Queue Data Contributor
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor
]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    // What was written once and is deleted all the same can be brought back for a month.
    deleteRetentionPolicy: {
      enabled: true
      days: 30
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 30
    }
  }
}

// The app creates its other containers, its tables and its queues when it starts; this one has its policy before the first file.
resource originals 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: originalsName
}

// A locked policy takes no other PUT, so the template makes none.
resource originalsPolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = if (!lockOriginals) {
  parent: originals
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: originalsKeptDays
    allowProtectedAppendWrites: false
  }
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: packagesName
}

// Originals and changes are in no rule. Rules do nothing in $web.
resource lifeCycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // Kept for ever, and read less the older they are.
          name: 'cells-to-cool'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${cellsName}/']
            }
            actions: {
              baseBlob: {
                tierToCool: {
                  daysAfterModificationGreaterThan: 90
                }
              }
            }
          }
        }
        {
          // Made again when somebody asks for them.
          name: 'vintages-as-csv-away'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${privateViewsName}/vintages/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 90
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [
    blobs
  ]
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    name: guid(account.id, principalId, role)
    scope: account
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

output name string = account.name
output packages string = '${account.properties.primaryEndpoints.blob}${packages.name}'
output originalsContainer string = originals.name
output viewsContainer string = viewsName
output staticSiteUrl string = account.properties.primaryEndpoints.web
