using TraceFeed.Observations;

namespace TraceFeed.Cli.Output;

/// <summary>Tells what was odd about a file, one line each.</summary>
internal static class Warnings
{
    public static void Write(TextWriter error, Reading reading)
    {
        foreach (var warning in reading.Warnings)
        {
            error.WriteLine(TerminalText.Escape($"warning: {reading.File}: {warning}"));
        }
    }
}
