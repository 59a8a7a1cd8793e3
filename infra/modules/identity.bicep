@description('The name of the identity.')
param name string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

// Of its own and not of the app, so that its roles are there before the app starts for the first time.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
