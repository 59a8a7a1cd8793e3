using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Feeds;

/// <summary>The publisher's newest note, and which tables it mentions beside those that changed.</summary>
internal static class NoteFindingText
{
    private const int Longest = 500;

    /// <summary>A paragraph with the note and a list; nothing where there is no new note, or nothing to say of it.</summary>
    public static IEnumerable<ContentBlock> Of(PublicationFacts facts)
    {
        if (facts is not { Findings: { Count: > 0 } findings, Notes: [var newest, ..] })
        {
            yield break;
        }

        yield return new Paragraph($"The publisher's note says: “{Label.Short(newest.Note, Longest)}”");
        yield return BulletList.Capped(findings, Entry);
    }

    private static IReadOnlyList<Run> Entry(NoteFinding finding) =>
        [new Run($"{Words(finding.Mention)}: {Name(finding)}{(finding.Changes > 0 ? string.Create(CultureInfo.InvariantCulture, $", {finding.Changes:N0} {(finding.Changes == 1 ? "change" : "changes")}") : "")}")];

    private static string Words(string mention) => mention switch
    {
        NoteFinding.Mentioned => "mentioned",
        NoteFinding.NotMentioned => "changed without being mentioned",
        // Several files of one page share its notes.
        _ => "mentioned, but nothing changed in this file",
    };

    private static string Name(NoteFinding finding) => finding.Sheet is { } sheet ? $"{sheet} ({finding.Table})" : finding.Table;
}
