using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Where an item's figures come from: dates, pages and the attribution that the licence asks for.</summary>
internal static class Provenance
{
    /// <summary>Who made of published figures what they do not say.</summary>
    public const string Derived = "Derived by TraceFeed.";

    /// <summary><c>Published 3 September 2020, recorded 4 September 2020, 09:30 UTC.</c>; what is derived was not published, but follows from what was.</summary>
    public static string Sentence(PublicationFacts? publication, DateTimeOffset recordedAt, bool derived = false) => (publication?.Published, derived) switch
    {
        ({ } published, false) => $"Published {DateText.Day(published)}, recorded {DateText.Moment(recordedAt)}.",
        ({ } published, true) => $"Follows from the publication of {DateText.Day(published)}, recorded {DateText.Moment(recordedAt)}.",
        _ => $"Recorded {DateText.Moment(recordedAt)}.",
    };

    /// <summary>The closing paragraphs of an item.</summary>
    public static IEnumerable<ContentBlock> Of(PublicationFacts? publication, SourceDefinition? source, DateTimeOffset recordedAt, bool derived = false)
    {
        List<Run> runs = [new Run(Sentence(publication, recordedAt, derived))];
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
            runs.AddRange([new Run(derived ? " Derived by TraceFeed from " : " "), Run.To(source.Home, source.Title), new Run(", by "), Run.To(source.Publisher.Url, source.Publisher.Name), new Run(".")]);
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
