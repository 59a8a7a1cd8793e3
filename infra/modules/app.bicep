@description('The name of the function app, unique in azurewebsites.net.')
param name string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

@description('The identity of the app.')
param identityId string

@description('The client id of that identity.')
param identityClientId string

@description('The storage account that holds everything.')
param storageName string

@description('The address of the container in which the app\'s package is put.')
param packages string

@description('The container of the rendered views.')
param viewsContainer string

@description('Where logs go. It lets nobody in: the identity does.')
param applicationInsightsConnection string

@description('When Discover looks (NCrontab, six fields, UTC).')
param discoverSchedule string

@description('The base URL of every link in feeds and pages.')
param publicBaseUrl string

@description('What stands on every page; empty for nothing.')
param siteNotice string

@description('The memory of an instance in megabytes.')
param instanceMemory int

@description('How many instances there may be at once.')
param mostInstances int

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'tracefeed' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packages
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: mostInstances
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      // docs/configuration.md says what each one means and where it is read; a test compares.
      appSettings: [
        {
          name: 'AzureWebJobsStorage__accountName'
          value: storageName
        }
        {
          name: 'AzureWebJobsStorage__credential'
          value: 'managedidentity'
        }
        {
          name: 'AzureWebJobsStorage__clientId'
          value: identityClientId
        }
        {
          name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
          value: applicationInsightsConnection
        }
        {
          name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
          value: 'ClientId=${identityClientId};Authorization=AAD'
        }
        {
          name: 'AzureWebJobsDisableHomepage'
          value: 'true'
        }
        {
          name: 'DiscoverSchedule'
          value: discoverSchedule
        }
        {
          name: 'PublicBaseUrl'
          value: publicBaseUrl
        }
        {
          name: 'SiteNotice'
          value: siteNotice
        }
        {
          name: 'ViewsContainer'
          value: viewsContainer
        }
      ]
    }
  }
}

// A package is put by whoever Azure knows, never with a password.
resource noPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource noFtpPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

output name string = app.name
output url string = publicBaseUrl
