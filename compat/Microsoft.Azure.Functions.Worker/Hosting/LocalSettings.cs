using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>local.settings.json: its Values become environment variables, as Core Tools have it.</summary>
internal static class LocalSettings
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Sets the variables of this process that do not exist yet; a missing file is none.</summary>
    public static void Load(string path)
    {
        if (!File.Exists(path))
            return;

        using var settings = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
        if (!settings.RootElement.TryGetProperty("Values", out var values))
            return;

        foreach (var value in values.EnumerateObject())
        {
            if (Environment.GetEnvironmentVariable(value.Name) is null)
                Environment.SetEnvironmentVariable(value.Name, value.Value.ToString());
        }
    }
}
