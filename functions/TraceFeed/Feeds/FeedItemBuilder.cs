using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Builds the items of one commit.</summary>
/// <param name="commit">The commit.</param>
/// <param name="source">Its source; null when unknown.</param>
/// <param name="all">Those of its changes that the items speak of.</param>
/// <param name="publication">The publication that made it; null when the commit does not tell.</param>
/// <param name="filter">What let them through.</param>
/// <param name="replaced">Where the figures stood that the commit replaced.</param>
internal sealed class FeedItemBuilder(Commit commit, SourceDefinition? source, IReadOnlyList<NumberedChange> all, PublicationFacts? publication, FeedFilter filter, ReplacedFigures replaced)
{
    /// <summary>The item of a table.</summary>
    public FeedItem Table(Subject subject, IReadOnlyList<NumberedChange> changes)
    {
        var title = TableTitle.Of(subject, [.. changes.Select(one => one.Change)], publication);
        var titled = changes.First(one => ReferenceEquals(one.Change, title.Figure));
        if (subject.IsDerived)
        {
            var derived = DerivedContent.Of(subject, changes, titled, replaced);
            return Item(subject.Id, $"Derived: {title.Text}", $"{DerivedContent.Declared} {DerivedContent.Counted(subject, changes)}", changes, derived.Shown, derived.Blocks) with { Titled = titled };
        }

        var content = TableContent.Of(subject, changes, titled);
        var counts = KindText.Counts(KindText.Count(changes.Select(one => one.Change)));
        return Item(subject.Id, title.Text, $"{subject.Title}: {counts}.", changes, content.Shown, content.Blocks) with { Titled = titled };
    }

    /// <summary>The item of the publication, with the figures that are back to what they were; or of one that did not come.</summary>
    public FeedItem Publication(IReadOnlyList<NumberedChange> changes)
    {
        if (changes[0].Change is { Late: not null } late)
        {
            return Item(FeedItems.Publication, LateContent.Title(late, source), LateContent.Lead(late, source), changes, changes, LateContent.Blocks(late));
        }

        IReadOnlyList<Change> whole = [.. all.Select(one => one.Change)];
        var (events, back) = (changes.Where(one => !CommitText.IsBack(one.Change)).ToList(), changes.Where(one => CommitText.IsBack(one.Change)).ToList());
        IEnumerable<ContentBlock> blocks = PublicationContent.Blocks(events.Select(one => one.Change), whole);
        var title = PublicationContent.Title(changes[0].Change, publication, source, whole);
        var lead = events.Count > 0 ? PublicationContent.Lead(changes, source) : $"{source?.Title ?? commit.Source}: {NumberText.Of(back.Count, "figure that is", "figures that are")} again what they were within the last week.";
        return Item(FeedItems.Publication, title, lead, changes, [.. events, .. back.Take(FeedLimits.Rows)], back.Count == 0 ? blocks : [.. blocks, ReversalTable.Of(back, source)]);
    }

    /// <summary>The item of a kind of change that stands for many.</summary>
    public FeedItem Mass(string kind, IReadOnlyList<HeldChanges> held)
    {
        var names = new MeasureNames(source, held.SelectMany(one => one.Members).Select(one => one.Change));
        var content = new MassContent(kind, held, names);
        var title = MassTitle.Of(kind, [.. held.Select(one => one.Event.Change)], names);
        var lead = $"{source?.Title ?? held[0].Event.Change.Source}: {CommitText.Of([.. held.Select(one => one.Event.Change)])}.";
        return Item(kind, title, lead, Whole(held), content.Shown, content.Blocks) with { Titled = held[0].Event };
    }

    /// <summary>The item of a kind of change around the numbers.</summary>
    public FeedItem Surroundings(string kind, IReadOnlyList<HeldChanges> held)
    {
        var content = new DriftContent(new MeasureNames(source, []));
        var rows = DriftRow.Of(held.Select(one => one.Event));
        var counts = CommitText.Of([.. held.Select(one => one.Event.Change)]);
        List<ContentBlock> blocks = [new Paragraph($"What changed around the figures: {counts}."), content.Table("Before and now", rows)];
        IReadOnlyList<NumberedChange> shown = rows.Count == 0 ? [held[0].Event] : [.. rows.Take(FeedLimits.Rows).Select(row => row.Changes[0])];
        return Item(kind, content.Title(kind, rows), $"{source?.Title ?? held[0].Event.Change.Source}: {counts}.", Whole(held), shown, blocks) with { Titled = shown[0] };
    }

    /// <summary>The item of the thresholds.</summary>
    public FeedItem Thresholds(IReadOnlyList<NumberedChange> changes)
    {
        var shown = changes.Take(FeedLimits.Rows).ToList();
        var title = ThresholdText.Of(changes[0].Change, source) + NumberText.More(changes.Count);
        IEnumerable<ContentBlock> blocks = [new Paragraph("Figures on the other side of a value from which something is said to follow."), BulletList.Capped([.. changes.Select(one => one.Change)], change => ThresholdText.Runs(change, source))];
        return Item(FeedItems.Thresholds, title, $"{source?.Title ?? commit.Source}: {CommitText.Of([.. changes.Select(one => one.Change)])}.", changes, shown, blocks) with { Titled = changes[0] };
    }

    /// <summary>The item of the checks.</summary>
    public FeedItem Checks(IReadOnlyList<NumberedChange> changes)
    {
        var words = new CheckText(source, [.. all.Select(one => one.Change)]);
        var shown = changes.Take(FeedLimits.Rows).ToList();
        var entries = shown.Select(one => words.WithCells(one.Change)).ToList();
        var counts = KindText.Counts(KindText.Count(changes.Select(one => one.Change)));
        var why = all.Any(one => one.Change is { Kind: ChangeKind.ValueReinterpreted, Origin: null }) ? " TraceFeed, not the publisher, reads figures differently now." : "";
        List<ContentBlock> blocks = [new Paragraph($"Figures that contradict each other, or no longer do: {counts}.{why}"), new BulletList(entries)];
        if (changes.Count > shown.Count)
        {
            blocks.Add(new Paragraph(string.Create(CultureInfo.InvariantCulture, $"Shown: {shown.Count:N0} of {changes.Count:N0}.")));
        }

        return Item(FeedItems.Checks, words.Of(changes[0].Change) + NumberText.More(changes.Count), $"Checks: {counts}.", changes, shown, blocks);
    }

    private static IReadOnlyList<NumberedChange> Whole(IReadOnlyList<HeldChanges> held) => [.. held.SelectMany(one => one.Members.Prepend(one.Event)).OrderBy(one => one.Sequence)];

    private FeedItem Item(string subject, string title, string lead, IReadOnlyList<NumberedChange> changes, IReadOnlyList<NumberedChange> shown, IEnumerable<ContentBlock> blocks)
    {
        var recorded = commit.RecordedAt.ToUniversalTime();
        recorded = recorded.AddTicks(-(recorded.Ticks % TimeSpan.TicksPerSecond));
        var id = LegalText.Of(commit.Source);
        var derived = changes[0].Change.Origin is not null;
        return new FeedItem
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"tag:tracefeed,2020:{Uri.EscapeDataString(id)}/{commit.Ordinal}/{Uri.EscapeDataString(subject)}{LegalText.Of(filter.Key)}"),

            // Of tables that no definition knows the whole commit may have more than fit an item each, and then they share a page.
            Path = SiteLinks.Item(id, commit.Ordinal, filter.IsNone || !subject.StartsWith(FeedItems.Unknown, StringComparison.Ordinal) ? subject : FeedItems.Publication),
            Title = LegalText.Line(title),
            Lead = LegalText.Line(lead),
            RecordedAt = recorded,
            Source = id,
            Definition = source,
            Ordinal = commit.Ordinal,
            Row = commit.Row,
            Filter = filter,
            Subject = subject,
            IsDerived = derived,
            Publication = publication,
            Kinds = KindText.Count(changes.Select(one => one.Change)),
            Severity = Severity.Highest(changes.Select(one => one.Change.Severity)),
            FirstSequence = changes.Min(one => one.Sequence),
            LastSequence = changes.Max(one => one.Sequence),
            Shown = shown,
            Content = [.. blocks, .. Provenance.Of(publication, source, recorded, derived)],
        };
    }
}
