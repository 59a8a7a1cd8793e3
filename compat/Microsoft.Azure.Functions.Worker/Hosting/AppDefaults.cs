using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What stands in the builder before the app adds anything.</summary>
internal static class AppDefaults
{
    private const string DefaultUrl = "http://localhost:7071";
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The folder of host.json and local.settings.json: AzureWebJobsScriptRoot, else the output folder.</summary>
    public static string ScriptRoot(string[] args)
    {
        var early = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        return Path.GetFullPath(early["AzureWebJobsScriptRoot"] ?? AppContext.BaseDirectory);
    }

    public static WebApplicationBuilder CreateBuilder(string[] args, Assembly application, string root)
    {
        LocalSettings.Load(Path.Combine(root, "local.settings.json"));

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = application.GetName().Name,
            ContentRootPath = root,
            EnvironmentName = EnvironmentName(),
        });
        builder.Configuration
            .AddInMemoryCollection([new(WebHostDefaults.ServerUrlsKey, DefaultUrl)])
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        builder.Host.UseDefaultServiceProvider(provider =>
            provider.ValidateScopes = provider.ValidateOnBuild = builder.Environment.IsDevelopment());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        return builder;
    }

    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environments.Development;
}
