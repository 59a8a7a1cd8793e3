using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The settings that attributes refer to.</summary>
internal sealed partial class AppSettings(IConfiguration configuration)
{
    public const string DefaultConnection = "AzureWebJobsStorage";

    /// <summary>Puts the value of a setting in the place of each <c>%Setting%</c>.</summary>
    public string Resolve(string text) => SettingReference().Replace(text, reference =>
        configuration[reference.Groups[1].Value]
        ?? throw new InvalidOperationException($"'{reference.Value}' does not resolve to a value."));

    /// <summary>The connection string under <c>AzureWebJobs{name}</c>, else under <c>{name}</c>.</summary>
    public string ConnectionString(string? name)
    {
        name = string.IsNullOrEmpty(name) ? DefaultConnection : Resolve(name);
        var value = configuration["AzureWebJobs" + name] ?? configuration[name];
        return string.IsNullOrEmpty(value)
            ? throw new InvalidOperationException($"The setting '{name}' must hold a storage connection string.")
            : value;
    }

    /// <summary>
    /// <c>AzureWebJobs.{function}.Disabled</c>; with two underscores for each dot where variables cannot hold dots.
    /// </summary>
    public bool IsDisabled(string function) =>
        IsTrue(configuration[$"AzureWebJobs.{function}.Disabled"])
        || IsTrue(configuration[$"AzureWebJobs:{function}:Disabled"]);

    private static bool IsTrue(string? value) =>
        value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex SettingReference();
}
