using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Output;

/// <summary>What a run of <c>reprocess</c> found, for a maintainer to judge: counts by kind and by table, and some of the figures.</summary>
internal static class ReprocessText
{
    private const int MostShown = 20;

    public static IEnumerable<string> Lines(SourceDefinition definition, Reprocessed found, bool dry)
    {
        if (found.Changes.Count == 0)
        {
            yield return $"{definition.Id}: {(found.Originals.Count + found.Unreadable.Count == 0 ? "nothing to read again; the definition of today has read every original that still states something" : $"{Originals(found)} read again, and each figure is read as before")}.";
            yield break;
        }

        yield return $"{definition.Id}: {Originals(found)} read again, {DiffSummary.Text(found.Changes)}.";
        if (found.Row is { } row)
        {
            yield return FormattableString.Invariant($"log row {row.Number}, {SourceWords.Count(row.Count, "change", "changes")}");
            yield break;
        }

        foreach (var line in Tables(definition, found.Changes).Concat(Sample(definition, found.Changes)))
        {
            yield return line;
        }

        if (dry)
        {
            yield return "Nothing is written. Without --dry-run this becomes one row of the log.";
        }
    }

    private static IEnumerable<string> Tables(SourceDefinition definition, IReadOnlyList<Change> changes)
    {
        var titles = definition.Tables.ToDictionary(table => table.Id, table => table.Title, StringComparer.Ordinal);
        return changes.GroupBy(change => change.Table!, StringComparer.Ordinal)
            .Select(table => $"  {titles.GetValueOrDefault(table.Key, table.Key)}{(table.First().Origin is null ? "" : ChangeWords.Derived)}: {DiffSummary.Words([.. table])}");
    }

    private static IEnumerable<string> Sample(SourceDefinition definition, IReadOnlyList<Change> changes)
    {
        var (subject, figures) = (new ChangeSubject(definition), new ChangeFigures(definition));

        // What is derived stands in no cell, and follows from what does.
        var values = changes.Where(change => change is { Kind: ChangeKind.ValueReinterpreted, Origin: null }).ToList();
        if (values.Count > MostShown)
        {
            yield return FormattableString.Invariant($"The {MostShown} largest of {values.Count:N0}:");
        }

        foreach (var change in values.Index().OrderByDescending(one => Math.Abs(one.Item.Relative ?? 0)).ThenBy(one => one.Index).Select(one => one.Item).Take(MostShown))
        {
            yield return $"  {subject.Of(change)}: {figures.Of(change)}; {Cells(change)}";
        }
    }

    private static string Cells(Change change)
    {
        var (before, now) = (Cell(change.Old), Cell(change.New));
        return before is null || now is null || before == now ? now ?? before ?? "its cell is not known" : $"{before} → {now}";
    }

    private static string? Cell(StatedValue? stated) => stated?.Cell is { } cell ? $"{(cell.Sheet is null ? "" : cell.Sheet + "!")}{cell.Ref} of {cell.Sha256[..8]}" : null;

    private static string Originals(Reprocessed found) => SourceWords.Count(found.Originals.Count, "original is", "originals are");
}
