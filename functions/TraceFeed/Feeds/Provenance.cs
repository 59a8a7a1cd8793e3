using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Where an item's figures come from: dates, pages and the attribution that the licence asks for.</summary>
internal static class Provenance
{
    /// <summary><c>Published 3 September 2020, recorded 4 September 2020, 09:30 UTC.</c></summary>
    public static string Sentence(PublicationFacts? publication, DateTimeOffset recordedAt) =>
        publication?.Published is { } published ? $"Published {DateText.Day(published)}, recorded {DateText.Moment(recordedAt)}." : $"Recorded {DateText.Moment(recordedAt)}.";

    /// <summary>The closing paragraphs of an item.</summary>
    public static IEnumerable<ContentBlock> Of(PublicationFacts? publication, SourceDefinition? source, DateTimeOffset recordedAt)
    {
        List<Run> runs = [new Run(Sentence(publication, recordedAt))];
        if (publication?.PreviousPublished is { } previous)
        {
            runs.Add(new Run($" Compared with the publication of {DateText.Day(previous)}."));
        }

        if (publication?.Page is { } page)
        {
            runs.AddRange([new Run(" "), Run.To(page, "The publication"), new Run(".")]);
        }

        if (source is not null)
        {
            runs.AddRange([new Run(" "), Run.To(source.Home, source.Title), new Run(", by "), Run.To(source.Publisher.Url, source.Publisher.Name), new Run(".")]);
        }

        yield return new Paragraph(runs);
        if (source is not null)
        {
            yield return Attribution(source.Licence);
        }
    }

    /// <summary>The sentence that the licence asks for, with a link to its text; its name again only where the sentence does not say it.</summary>
    public static Paragraph Attribution(Licence licence) => licence.Attribution.Contains(licence.Name, StringComparison.Ordinal)
        ? new Paragraph([Run.To(licence.Url, licence.Attribution)])
        : new Paragraph([new Run(licence.Attribution + " "), Run.To(licence.Url, licence.Name), new Run(".")]);
}
