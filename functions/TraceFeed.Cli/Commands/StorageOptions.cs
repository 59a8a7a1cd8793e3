using System.CommandLine;

namespace TraceFeed.Cli.Commands;

/// <summary>Options of the commands that need storage.</summary>
internal static class StorageOptions
{
    public static Option<string?> Storage() => new("--storage")
    {
        Description = "Another storage account or emulator; else the local one in .tracefeed/.",
        HelpName = "CONNECTION",
    };
}
