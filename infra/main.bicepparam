using 'main.bicep'

// Set with `azd env set NAME value`; README.md lists them. What is not set has the default of main.bicep or the one here.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'tracefeed')
param location = readEnvironmentVariable('AZURE_LOCATION', 'uksouth')
param discoverSchedule = readEnvironmentVariable('DISCOVER_SCHEDULE', '0 */5 * * * *')
param publicBaseUrl = readEnvironmentVariable('PUBLIC_BASE_URL', '')
param siteNotice = readEnvironmentVariable('SITE_NOTICE', '')
param originalsKeptDays = int(readEnvironmentVariable('ORIGINALS_KEPT_DAYS', '3650'))
param lockOriginals = bool(readEnvironmentVariable('LOCK_ORIGINALS', 'false'))
param staticSite = bool(readEnvironmentVariable('STATIC_SITE', 'true'))
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')
