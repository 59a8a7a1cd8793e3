using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Builds the items of one commit.</summary>
internal sealed class FeedItemBuilder(Commit commit, SourceDefinition? source, IReadOnlyList<NumberedChange> all)
{
    private readonly PublicationFacts? publication = all.Select(one => one.Change.Publication).FirstOrDefault(facts => facts is not null);

    /// <summary>The item of a table.</summary>
    public FeedItem Table(Subject subject, IReadOnlyList<NumberedChange> changes)
    {
        var title = TableTitle.Of(subject, [.. changes.Select(one => one.Change)], publication);
        var titled = changes.First(one => ReferenceEquals(one.Change, title.Figure));
        var content = new TableContent(subject, changes, titled);
        var counts = KindText.Counts(KindText.Count(changes.Select(one => one.Change)));
        return Item(subject.Id, title.Text, $"{subject.Title}: {counts}.", changes, content.Shown, content.Blocks) with { Titled = titled };
    }

    /// <summary>The item of the publication.</summary>
    public FeedItem Publication(IReadOnlyList<NumberedChange> changes)
    {
        var whole = KindText.Count(all.Select(one => one.Change));
        var title = PublicationContent.Title(changes[0].Change, source, whole);
        return Item(FeedItems.Publication, title, PublicationContent.Lead(changes, source), changes, changes, PublicationContent.Blocks(changes.Select(one => one.Change), whole));
    }

    /// <summary>The item of the checks.</summary>
    public FeedItem Checks(IReadOnlyList<NumberedChange> changes)
    {
        var words = new CheckText(source, [.. all.Select(one => one.Change)]);
        var shown = changes.Take(FeedLimits.Rows).ToList();
        var entries = shown.Select(one => words.WithCells(one.Change)).ToList();
        var more = changes.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {changes.Count - 1:N0} more)");
        var counts = KindText.Counts(KindText.Count(changes.Select(one => one.Change)));
        List<ContentBlock> blocks = [new Paragraph($"Figures that contradict each other, or no longer do: {counts}."), new BulletList(entries)];
        if (changes.Count > shown.Count)
        {
            blocks.Add(new Paragraph(string.Create(CultureInfo.InvariantCulture, $"Shown: {shown.Count:N0} of {changes.Count:N0}.")));
        }

        return Item(FeedItems.Checks, words.Of(changes[0].Change) + more, $"Checks: {counts}.", changes, shown, blocks);
    }

    private FeedItem Item(string subject, string title, string lead, IReadOnlyList<NumberedChange> changes, IReadOnlyList<NumberedChange> shown, IEnumerable<ContentBlock> blocks)
    {
        var recorded = commit.RecordedAt.ToUniversalTime();
        recorded = recorded.AddTicks(-(recorded.Ticks % TimeSpan.TicksPerSecond));
        var id = LegalText.Of(commit.Source);
        return new FeedItem
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"tag:tracefeed,2020:{Uri.EscapeDataString(id)}/{commit.Ordinal}/{Uri.EscapeDataString(subject)}"),
            Path = SiteLinks.Item(id, commit.Ordinal, subject),
            Title = LegalText.Line(title),
            Lead = LegalText.Line(lead),
            RecordedAt = recorded,
            Source = id,
            Definition = source,
            Ordinal = commit.Ordinal,
            Subject = subject,
            Publication = publication,
            Kinds = KindText.Count(changes.Select(one => one.Change)),
            FirstSequence = changes.Min(one => one.Sequence),
            LastSequence = changes.Max(one => one.Sequence),
            Shown = shown,
            Content = [.. blocks, .. Provenance.Of(publication, source, recorded)],
        };
    }
}
