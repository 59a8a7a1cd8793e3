// The whole of TraceFeed in a resource group of its own; see README.md.
targetScope = 'subscription'

@description('The name of the deployment: of its resource group, and part of what every other name is made of.')
@minLength(1)
@maxLength(48)
param environmentName string

@description('Where everything is. Flex Consumption is not in every region: az functionapp list-flexconsumption-locations.')
param location string

@description('When Discover looks (NCrontab, six fields, UTC). How often a source is due stands in its definition, so keep this shorter.')
param discoverSchedule string = '0 */5 * * * *'

@description('The base URL of every link in feeds and pages, without a path at the end; empty for the address that Azure gives the app.')
param publicBaseUrl string = ''

@description('What stands on every page and in every feed\'s description, as plain text; empty for nothing.')
param siteNotice string = ''

@description('How many days no original may be altered or deleted, counted from when it was archived.')
@minValue(1)
@maxValue(146000)
param originalsKeptDays int = 3650

@description('Whether the policy of the originals is locked, which nobody can undo. A locked policy is left alone by the template; infra/after-provision locks it.')
param lockOriginals bool = false

@description('Whether the static website of the storage account serves the rendered feeds and pages too, at an address of its own.')
param staticSite bool = true

@description('The redundancy of the storage account.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_RAGRS'
])
param storageRedundancy string = 'Standard_LRS'

@description('To whom alerts are mailed; empty for nobody, and they are seen in the portal only.')
param alertEmail string = ''

@description('How many days logs are kept.')
@minValue(30)
@maxValue(730)
param logsKeptDays int = 30

@description('How many gigabytes of logs a day are taken in before the rest is dropped until the next; the alerts see nothing of the rest.')
@minValue(1)
param logsGigabytesADay int = 1

@description('The memory of an instance in megabytes. The largest official workbooks are read at 2048.')
@allowed([
  2048
  4096
])
param instanceMemory int = 2048

@description('How many instances there may be at once.')
@minValue(40)
@maxValue(1000)
param mostInstances int = 40

var token = uniqueString(subscription().id, environmentName)
var appName = 'tracefeed-${token}'
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: appName
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'tracefeed${token}'
    location: location
    tags: tags
    redundancy: storageRedundancy
    originalsKeptDays: originalsKeptDays
    lockOriginals: lockOriginals
    staticSite: staticSite
    principalId: identity.outputs.principalId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    name: appName
    location: location
    tags: tags
    keptDays: logsKeptDays
    gigabytesADay: logsGigabytesADay
    principalId: identity.outputs.principalId
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    name: appName
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: appName
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packages: storage.outputs.packages
    viewsContainer: storage.outputs.viewsContainer
    applicationInsightsConnection: monitoring.outputs.connection
    discoverSchedule: discoverSchedule
    publicBaseUrl: empty(publicBaseUrl) ? 'https://${appName}.azurewebsites.net' : publicBaseUrl
    siteNotice: siteNotice
    instanceMemory: instanceMemory
    mostInstances: mostInstances
  }
}

// azd hands these to the hooks of azure.yaml, under these names.
output AZURE_RESOURCE_GROUP string = group.name
output APP_NAME string = app.outputs.name
output SITE_URL string = app.outputs.url
output STORAGE_ACCOUNT string = storage.outputs.name
output STATIC_SITE bool = staticSite
output STATIC_SITE_URL string = staticSite ? storage.outputs.staticSiteUrl : ''
output ORIGINALS_CONTAINER string = storage.outputs.originalsContainer
output ORIGINALS_KEPT_DAYS int = originalsKeptDays
output LOCK_ORIGINALS bool = lockOriginals
