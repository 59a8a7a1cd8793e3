using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Output;

/// <summary>Changes that stand for many, and those around the figures, as lines: kind, what it is about, what changed.</summary>
internal sealed class EventText(SourceDefinition definition, IReadOnlyList<Change> changes, bool all)
{
    private readonly MeasureNames names = new(definition, changes.Where(change => change.PartOf is not null));

    /// <summary>Whether a change stands under the heading of events.</summary>
    public static bool IsEvent(Change change) => ChangeKind.Mass.Contains(change.Kind) || ChangeKind.Surroundings.Contains(change.Kind);

    /// <summary>The lines in the order of the log; changes that a reader takes for one are one line, unless all are asked for.</summary>
    public IEnumerable<(string Kind, string Subject, string Figures)> Lines()
    {
        foreach (var change in changes.Where(change => ChangeKind.Mass.Contains(change.Kind)))
        {
            foreach (var line in Mass(change))
            {
                yield return line;
            }
        }

        // Terms are few, and without them nobody knows what changed.
        var terms = changes.Where(change => change.Kind == ChangeKind.VocabularyChanged).Select(change => change.Id).ToHashSet(StringComparer.Ordinal);
        var numbered = changes.Where(change => ChangeKind.Surroundings.Contains(change.Kind) && (all || change.PartOf is null || terms.Contains(change.PartOf))).Select((change, i) => new NumberedChange(i, change)).GroupBy(one => one.Change.Kind);
        foreach (var row in numbered.SelectMany(DriftRow.Of))
        {
            yield return Surroundings(row);
        }
    }

    private IEnumerable<(string, string, string)> Mass(Change change)
    {
        var word = ChangeWords.Of(change);
        if (change.Kind == ChangeKind.CoverageChanged)
        {
            yield return (word, string.Join(", ", change.Mass!.Areas.Select(area => area.Shown)), $"{MassText.Size(change)}{Listed(change)}{ChangeWords.Severity(change)}");
            yield break;
        }

        foreach (var count in change.Mass!.Counts)
        {
            var subject = count.Measure is null ? names.Table(count.Table) : $"{names.Table(count.Table)}, {names.Of(count)}";
            var size = $"{NumberText.Of(count.Changed)} of {NumberText.Of(count.Compared)} {(count.Measure is null ? "series are said in other terms" : "figures differ")}";
            yield return (word, subject, string.Join(", ", new[] { MassText.Rounding(count), size, Held(change, count) }.OfType<string>()) + ChangeWords.Severity(change));
        }
    }

    private (string, string, string) Surroundings(DriftRow row)
    {
        var drift = row.Drift;
        var subject = string.Join(": ", new[] { row.First.Table is { } table ? names.Table(table) : null, DriftText.What(drift) }.OfType<string>());
        var concerns = row.Concerns is { } count ? $"  ({count})" : "";
        return (ChangeWords.Of(row.First), subject, $"{DriftText.Side(drift, drift.From, "and")} → {DriftText.Side(drift, drift.To, "and")}{concerns}{ChangeWords.Severity(row.First)}");
    }

    // Terms stand below.
    private string? Held(Change change, MassCount count) => count.Measure is null ? null
        : $"{KindText.Counts([.. count.Members.Select(kind => new KindCount(kind.Key, kind.Value))])} belong to it{Listed(change)}";

    private string Listed(Change change) => all || !changes.Any(one => one.PartOf == change.Id) ? "" : " (--all lists them)";
}
