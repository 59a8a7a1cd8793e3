using TraceFeed.Log;

namespace TraceFeed.Cli.Output;

/// <summary>What a commit made: <c>log row 9, 223 changes, 88 of them of derived figures</c>.</summary>
internal static class RowText
{
    /// <summary>The words.</summary>
    public static async Task<string> OfAsync(StorageAccount account, LogRow row, CancellationToken cancellation)
    {
        var derived = (await new ChangeSetStore(account).LinesAsync(row, cancellation)).Kinds(derived: true).Sum(kind => kind.Count);
        return FormattableString.Invariant($"log row {row.Number}, {row.Count} {(row.Count == 1 ? "change" : "changes")}") + (derived == 0 ? "" : FormattableString.Invariant($", {derived} of them of derived figures"));
    }
}
