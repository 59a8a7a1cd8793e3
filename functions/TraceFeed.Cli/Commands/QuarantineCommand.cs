using System.CommandLine;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed quarantine</c>: the files that were not let in, and what a maintainer decides of them.</summary>
internal static class QuarantineCommand
{
    public static Command Create() => new("quarantine", "Shows the files that were not let in, and takes in or rejects one; the decision is in the log.")
    {
        QuarantineListCommand.Create(), QuarantineShowCommand.Create(), QuarantineDecision.Accept(), QuarantineDecision.Reject(),
    };
}
