using TraceFeed.Changes;
using TraceFeed.Changes.Masses;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>What the item of a kind of mass change says: its counts, its areas and a sample of its members.</summary>
internal sealed class MassContent
{
    private readonly MeasureNames names;
    private readonly List<ContentBlock> blocks = [];
    private readonly List<NumberedChange> shown = [];

    /// <param name="kind">One of <see cref="ChangeKind.Mass"/>.</param>
    /// <param name="held">The changes of that kind with their members.</param>
    /// <param name="names">Names tables and measures.</param>
    public MassContent(string kind, IReadOnlyList<HeldChanges> held, MeasureNames names)
    {
        this.names = names;
        shown.AddRange(held.Select(one => one.Event));
        blocks.Add(new Paragraph(Explained(kind)));
        foreach (var (change, members) in held.Select(one => (one.Event.Change, one.Members)))
        {
            Counts(change);
            if (change.Mass is { Areas.Count: > 0 } mass)
            {
                blocks.Add(new Paragraph($"{MassText.Coverage(change)}. {Areas(mass.Areas)}."));
            }

            if (kind == ChangeKind.VocabularyChanged)
            {
                blocks.Add(new DriftContent(names).Table("Terms", DriftRow.Of(members)));
                shown.AddRange(members.Take(FeedLimits.Rows));
            }
            else
            {
                Sample(change, members);
            }
        }
    }

    /// <summary>The blocks in order.</summary>
    public IReadOnlyList<ContentBlock> Blocks => blocks;

    /// <summary>The changes that they show, those that stand for others first.</summary>
    public IReadOnlyList<NumberedChange> Shown => shown;

    private static string Explained(string kind) => kind switch
    {
        ChangeKind.RoundingChanged => "The publisher rounds figures otherwise than in the publication before. Those counted here differ by no more than that explains; larger differences stand with their tables.",
        ChangeKind.MethodologyChanged => "Many figures moved far from one publication to the next, as they do when something is counted in another way. Whether the publisher said so is not known here.",
        ChangeKind.VocabularyChanged => "Most series of a table are described in other terms than before. Their figures go on.",
        _ => "Areas are left out together that were stated before, or are stated again.",
    };

    private void Counts(Change change)
    {
        var counts = change.Mass?.Counts ?? [];
        var rounding = change.Kind == ChangeKind.RoundingChanged;
        var (compared, changed) = change.Kind switch
        {
            ChangeKind.VocabularyChanged => ("Series", "In other terms"),
            ChangeKind.CoverageChanged => ("Figures stated before", change.Reason == CoverageRule.Back ? "Back" : "Missing"),
            _ => ("Figures compared", "Changed"),
        };
        string[] columns = ["Table", "Measure", compared, changed, "Counted here"];
        var rows = counts.Take(FeedLimits.Rows).Select(count => (IReadOnlyList<TableCell>)
        [
            new TableCell(names.Table(count.Table)), new TableCell(count.Measure is null ? "–" : names.Of(count)), new TableCell(NumberText.Of(count.Compared)), new TableCell(NumberText.Of(count.Changed)),
            new TableCell(KindText.Counts([.. count.Members.Select(pair => new KindCount(pair.Key, pair.Value))])), .. rounding ? [new TableCell(MassText.Rounding(count) ?? "–")] : Array.Empty<TableCell>(),
        ]).ToList();
        blocks.Add(new DataTable(NumberText.Capped("How much changed", rows.Count, counts.Count), rounding ? [.. columns, "Rounded"] : columns, rows));
    }

    private void Sample(Change change, IReadOnlyList<NumberedChange> members)
    {
        var sample = MassSample.Of(change.Mass?.Counts ?? [], members);
        foreach (var (count, largest, all) in sample)
        {
            var subject = names.Subject(count.Table);
            var caption = NumberText.Capped($"{names.Table(count.Table)}, {names.Of(count)}, {(change.Kind == ChangeKind.CoverageChanged ? "the largest figures" : "the largest revisions")}", largest.Count, all);
            blocks.Add(new DataTable(caption, TableContent.Differences, [.. largest.Select(one => (IReadOnlyList<TableCell>)[new TableCell(SeriesText.Of(one.Change)), .. TableContent.Difference(subject, one.Change)])]));
            shown.AddRange(largest);
        }
    }

    private static string Areas(IReadOnlyList<Area> areas) =>
        NumberText.List([.. areas.Take(FeedLimits.Rows).Select(area => area.Shown), .. areas.Count > FeedLimits.Rows ? [NumberText.Of(areas.Count - FeedLimits.Rows) + " more"] : Array.Empty<string>()]);
}
