using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>What the item of a publication says: its files, how much changed and what was odd.</summary>
internal static class PublicationContent
{
    /// <summary><c>NHS Test and Trace statistics, England, published 3 September 2020: 811 revisions, 1,088 new figures</c>.</summary>
    public static string Title(Change change, PublicationFacts? facts, SourceDefinition? source, IReadOnlyList<Change> whole)
    {
        var name = facts?.Title ?? source?.Title ?? change.Source;
        var when = facts?.Published is { } published ? $", published {DateText.Day(published)}" : "";
        return $"{name}{when}: {Said(change, whole)}";
    }

    /// <summary><c>NHS Test and Trace statistics, England: 1 file, 2 warnings.</c></summary>
    public static string Lead(IReadOnlyList<NumberedChange> events, SourceDefinition? source)
    {
        var facts = events.Select(one => one.Change.Publication).OfType<PublicationFacts>().ToList();
        return $"{source?.Title ?? events[0].Change.Source}: {Number(facts.Sum(one => one.Files.Count), "file")}, {Number(facts.Sum(one => one.Warnings.Count), "warning")}.";
    }

    /// <summary>The blocks before the provenance.</summary>
    public static IEnumerable<ContentBlock> Blocks(IEnumerable<Change> events, IReadOnlyList<Change> whole)
    {
        foreach (var change in events)
        {
            yield return new Paragraph($"{Opening(change)}: {Said(change, whole)}.{CommitText.Derived(whole)}");
            if (change.Publication is not { } facts)
            {
                continue;
            }

            if (facts.Quarantine is { } quarantine)
            {
                yield return new Paragraph($"The file was quarantined: {quarantine.Reason}. {(quarantine.Decision == QuarantineFacts.Accepted ? "A maintainer let it in" : "A maintainer rejected it")}{(quarantine.Why is { } why ? $": {why}" : "")}");
            }

            foreach (var block in NoteFindingText.Of(facts))
            {
                yield return block;
            }

            yield return BulletList.Capped(facts.Files, File);
            if (facts.Warnings.Count > 0)
            {
                yield return new Paragraph("What was odd about its files:");
                yield return BulletList.Capped(facts.Warnings, warning => [new Run(warning)]);
            }
        }
    }

    private static string Opening(Change change) => change.Kind switch
    {
        ChangeKind.PublicationAdded when change.Publication?.Backloaded == true => "An older publication was taken in after newer ones",
        ChangeKind.PublicationAdded => "A publication was read",
        ChangeKind.PublicationRejected => "A file was not taken in",
        _ => "A publication came again",
    };

    private static string Said(Change change, IReadOnlyList<Change> whole) => (change.Kind, change.Reason) switch
    {
        (ChangeKind.PublicationUnchanged, "resaved") => "nothing new, the same figures in another file",
        (ChangeKind.PublicationUnchanged, "known") => "nothing new, a file that was published before",
        (ChangeKind.PublicationUnchanged, _) => "nothing new",
        (ChangeKind.PublicationAdded, _) when change.Publication?.Backloaded == true => "an older publication was added for the record, nothing was compared with it",
        (ChangeKind.PublicationRejected, _) => "rejected, none of its figures counts",
        _ when CommitText.Of(whole) is { Length: > 0 } counts => counts,
        _ when whole.Any(CommitText.IsBack) => "nothing new, some figures are again what they were",
        _ => "no figure changed",
    };

    private static string Number(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static IReadOnlyList<Run> File(EditionFacts file) =>
    [
        Run.To(file.Url, file.Name),
        new Run(", archived as "),
        new Run(CellText.Short(file.Sha256), SiteLinks.Original(file.Sha256), $"SHA-256 {file.Sha256}"),
    ];
}
