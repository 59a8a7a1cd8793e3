using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Indicators;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>The page of a series' revision record: the bias in a sentence, what it is made of, and a table of its periods, the latest first.</summary>
internal sealed class RevisionsHtml(SiteLinks links, SiteSettings site)
{
    /// <summary>The page in UTF-8.</summary>
    /// <param name="series">The series.</param>
    /// <param name="definition">Its source.</param>
    /// <param name="read">The record.</param>
    /// <param name="bias">Its bias in words; null where it has none.</param>
    public byte[] Of(KnownSeries series, SourceDefinition definition, ReadRecord read, string? bias)
    {
        var (id, name) = (series.Id.ToString(), (series.Series.Derived ? "Derived: " : "") + LegalText.Line(LegalText.Of(SeriesText.Of(new Change { Kind = ChangeKind.SeriesAdded, Source = series.Source }.On(series.Series)))));
        var page = new HtmlPage(links, $"Revisions: {name}", SiteLinks.SeriesRevisions(id), SiteLinks.Source(series.Source), site.Notice);
        page.Line("<h1>", name, "</h1>")
            .Markup($"<p>{page.Link(SiteLinks.Source(series.Source), definition.Title)}: how its first figures were revised.</p>")
            .Line("<p><strong>", bias is null ? "No systematic bias of first figures is known." : Subject.Capital(bias) + ".", "</strong></p>");
        if (series.Series.Derived)
        {
            page.Line("<p>", DerivedContent.Declared, "</p>");
        }

        foreach (var sentence in Sentences(series, definition, read))
        {
            page.Line("<p>", sentence, "</p>");
        }

        var shown = read.Record.Periods.Reverse().Take(ApiLimits.Periods).ToList();
        page.Markup(ContentHtml.Of([new DataTable(
            NumberText.Capped("First and latest figures, the latest period first; each leads to the change that set it, as JSON", shown.Count, read.Record.Periods.Count),
            ["Period", "First figure", "Publication of", "Latest figure", "Publication of", "Difference", "Revisions", "Standing"],
            [.. shown.Select(period => Row(series, definition, period))])], links));
        return page.Markup($"<footer><p>{page.Link(SiteLinks.SeriesVintages(id), "Every value that it has had")}</p></footer>").Close();
    }

    // The words in brackets are those of the column "Standing".
    private static IEnumerable<string> Sentences(KnownSeries series, SourceDefinition definition, ReadRecord read)
    {
        var (record, first) = (read.Record, read.Record.FirstPublished);
        var parts = new (int Count, string One, string Many, string Text)[]
        {
            (first.Periods, "was", "were", "first published in this log (first published)"),
            (record.FirstSeen.Periods, "was", "were", "first seen here, and published earlier or perhaps so (first seen)"),
            (record.Count(PeriodStanding.Young), "is", "are", "too young to be final (young)"),
            (record.Count(PeriodStanding.NotCompared), "was", "were", "withheld, left out or read anew at some time (not compared)"),
        };
        yield return $"Of {NumberText.Of(record.Periods.Count, "period", "periods")} {NumberText.List([.. parts.Where(part => part.Count > 0).Select(part => $"{NumberText.Of(part.Count, part.One, part.Many)} {part.Text}")])}.";
        if (first.Revised > 0)
        {
            yield return $"Of the {NumberText.Of(first.Periods)} first published here {NumberText.Of(first.Revised)} {(first.Revised == 1 ? "was" : "were")} revised, {NumberText.Of(first.Revisions, "time", "times")} in all. From the first figure to the latest it is {Size(series, definition, first.Mean!.Value)} on average{(first.MedianDays is { } days ? $"; the median of those revised was final after {RecordJson.Text(days)} days" : "")}.";
        }

        if (!read.IsWhole)
        {
            yield return "The history is too long for one answer: what is told here is its beginning.";
        }
    }

    private static TableCell[] Row(KnownSeries series, SourceDefinition definition, PeriodRecord period) =>
    [
        new(DateText.Of(period.Period, series.Series.ToDate)),
        Figure(series, definition, period.First), new(period.First?.Published is { } first ? DateText.Day(first) : "–"),
        Figure(series, definition, period.Latest), new(period.Latest?.Published is { } latest ? DateText.Day(latest) : "–"),
        new(period.Difference is { } difference ? Size(series, definition, difference) : "–"),
        new(NumberText.Of(period.Revisions)), new(period.Standing.Replace('-', ' ')),
    ];

    // Between two percentages lie points.
    private static string Size(KnownSeries series, SourceDefinition definition, decimal difference) =>
        FigureText.Difference(difference, unit: null, source: null) + BiasText.Unit(series.Series.Unit, definition);

    private static TableCell Figure(KnownSeries series, SourceDefinition definition, HistoricFigure? figure) =>
        figure is null ? new("–") : new([new Run(FigureText.Of(RecordJson.Text(figure.Value)!, series.Series.Unit, definition), SiteLinks.Change(figure.Sequence))]);
}
