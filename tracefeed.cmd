@echo off
setlocal
set "log=%TEMP%\tracefeed-build-%RANDOM%.log"
pushd "%~dp0"
dotnet build functions\TraceFeed.Cli -c Release -v q -nologo >"%log%" 2>&1
if errorlevel 1 (
  type "%log%" 1>&2
  del "%log%"
  popd
  exit /b 2
)
del "%log%"
popd
dotnet "%~dp0artifacts\bin\TraceFeed.Cli\release\TraceFeed.Cli.dll" %*
exit /b %errorlevel%
