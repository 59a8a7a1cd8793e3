using System.Globalization;
using TraceFeed.Cli;

namespace TraceFeed.Storage.Tests.Scale;

/// <summary>The table of measured calls in docs/scale.md.</summary>
internal static class ScalePage
{
    /// <summary>After how many publications the table says what one more costs.</summary>
    public static readonly IReadOnlyList<int> Sizes = [10, 50, 200];

    /// <summary>A line of the table: calls at each size, then what they are, which is the same at each.</summary>
    public static string Line(string stage, IReadOnlyList<int> calls, StorageCalls kinds) => string.Create(
        CultureInfo.InvariantCulture, $"| {stage} | {string.Join(" | ", calls)} | {kinds.TableReads} | {kinds.TableWrites} | {kinds.BlobReads} | {kinds.BlobWrites} | {kinds.Queues} |");

    /// <summary>Fails with the lines to put there when the page does not have them.</summary>
    public static void Has(IEnumerable<string> lines)
    {
        var page = File.ReadAllLines(Path.Combine(RepositoryRoot.Find(), "docs", "scale.md"));
        var missing = lines.Except(page).ToList();
        Assert.True(missing.Count == 0, $"docs/scale.md lacks\n{string.Join('\n', missing)}");
    }
}
