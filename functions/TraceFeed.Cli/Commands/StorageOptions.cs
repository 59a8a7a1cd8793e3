using System.CommandLine;

namespace TraceFeed.Cli.Commands;

/// <summary>Options of the commands that need storage.</summary>
internal static class StorageOptions
{
    public static Option<string?> Storage() => new("--storage")
    {
        Description = "Another storage account or emulator, by its connection string or, with the identity that 'az login' signed in, by its name or address; else the local one in .tracefeed/.",
        HelpName = "ACCOUNT",
    };

    /// <summary>The storage of an app that is run here.</summary>
    public static Option<string?> Connection() => new("--storage")
    {
        Description = "Another storage account or emulator, by its connection string; else the local one in .tracefeed/.",
        HelpName = "CONNECTION",
    };

    /// <summary>The local storage of a live run.</summary>
    public static Option<bool> Live() => new("--live") { Description = "The local storage of a live run instead of the samples'." };

    /// <summary>Hidden: lets a test have local storage of its own.</summary>
    public static Option<string?> Data() => new("--data") { Description = "The folder of the local storage; else .tracefeed/.", HelpName = "DIR", Hidden = true };
}
