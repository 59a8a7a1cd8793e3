namespace TraceFeed.Cli.Local;

/// <summary>Names of attributes and instruments as a terminal shows them.</summary>
internal static class TelemetryName
{
    /// <summary>How the names of TraceFeed's own begin.</summary>
    public const string Prefix = "tracefeed.";

    /// <summary>A name without that.</summary>
    public static string Short(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
}
