using Microsoft.Extensions.Hosting;
using TraceFeed.Functions;

await FunctionApp.Build(args).RunAsync();
