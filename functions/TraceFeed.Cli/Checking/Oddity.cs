namespace TraceFeed.Cli.Checking;

/// <summary>Which kinds of warning say that a definition did not recognise something; the others say what it made of an oddity.</summary>
internal static class Oddity
{
    // A header or number in another spelling is understood; a repeated figure is stated; an empty list states nothing that could be missed.
    private static readonly string[] Understood = ["header", "text", "repeat", "missing-table"];

    /// <summary>Whether a warning of that kind leaves something for a maintainer to do.</summary>
    public static bool IsUnrecognised(string kind) => !Understood.Contains(kind, StringComparer.Ordinal);
}
