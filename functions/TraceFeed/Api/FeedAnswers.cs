using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers for feeds: those rendered, those of areas, archives, and any of them with a filter.</summary>
public sealed class FeedAnswers(DefinitionCatalog catalog, StorageAccount storage, PublicViews views, FeedDocuments documents, AreaViews areas, ArchiveViews archives)
{
    private const string Before = "before";

    private static readonly string[] Filters = ["measure", "kind", "severity", "origin"];

    /// <summary>The feed of everything, or of a source.</summary>
    /// <param name="request">The request.</param>
    /// <param name="source">The source's id; null for everything.</param>
    /// <param name="format">The format's name.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemException">There is no such feed, or the filter is not understood.</exception>
    public async Task<Representation> FeedAsync(ApiRequest request, string? source, string format, CancellationToken cancellation)
    {
        var (subject, form) = (Subject(source), Format(FeedFormat.Feed, format));
        return await FilteredAsync(request, subject, form, cancellation) ?? await views.FindAsync(ViewNames.Feed(subject, form.Name), cancellation) ?? throw Nothing;
    }

    /// <summary>The page of an area.</summary>
    /// <exception cref="ProblemException">There is no such area.</exception>
    public async Task<Representation> AreaAsync(ApiRequest request, string area, CancellationToken cancellation)
    {
        request.Allow();
        var (subject, known) = await AreaAsync(area, cancellation);
        return await areas.PageAsync(subject, known, cancellation);
    }

    /// <summary>The feed of an area.</summary>
    /// <exception cref="ProblemException">There is no such area or format, or the filter is not understood.</exception>
    public async Task<Representation> AreaFeedAsync(ApiRequest request, string area, string format, CancellationToken cancellation)
    {
        var form = Format(FeedFormat.Feed, format);
        var (subject, _) = await AreaAsync(area, cancellation);
        return await FilteredAsync(request, subject, form, cancellation) ?? await areas.ViewAsync(subject, form, cancellation);
    }

    /// <summary>An archive of everything, or of a source.</summary>
    /// <exception cref="ProblemException">There is none of that number.</exception>
    public async Task<Representation> ArchiveAsync(ApiRequest request, string? source, int number, string format, CancellationToken cancellation)
    {
        request.Allow();
        var subject = Subject(source);
        return await views.FindAsync(ViewNames.Archive(subject, number, Format(FeedFormat.Archive, format).Name), cancellation) ?? throw await NoArchiveAsync(subject, cancellation);
    }

    /// <summary>An archive of an area.</summary>
    /// <exception cref="ProblemException">There is no such area, or no archive of that number.</exception>
    public async Task<Representation> AreaArchiveAsync(ApiRequest request, string area, int number, string format, CancellationToken cancellation)
    {
        request.Allow();
        var form = Format(FeedFormat.Archive, format);
        var (subject, _) = await AreaAsync(area, cancellation);
        return await archives.OfAreaAsync(subject, number, form, cancellation) ?? throw await NoArchiveAsync(subject, cancellation);
    }

    // Nothing of it is kept: it costs no more than it may, and another filter is another feed.
    private async Task<Representation?> FilteredAsync(ApiRequest request, FeedSubject subject, FeedFormat format, CancellationToken cancellation)
    {
        request.Allow([.. Filters, Before]);
        var filter = new FeedFilter { Measures = request.List("measure"), Kinds = request.List("kind", ChangeKind.All), Severities = request.List("severity", Severity.All), Origins = request.List("origin", Origin.All) };
        long? before = request.One(Before) is null ? null : request.Number(Before, 0, 1, long.MaxValue);
        if (filter.IsNone && before is null)
        {
            return null;
        }

        var document = await documents.PageAsync(subject, filter, before, ApiLimits.Scanned, new LoggedItems(catalog, storage), cancellation);
        return Representation.Of(format.Render(document), DateTimeOffset.UnixEpoch, format.ContentType, ApiLimits.MaxAge) with { Undated = true };
    }

    private FeedSubject Subject(string? source) => source is null ? FeedSubject.All : catalog.Find(source) is { } known ? FeedSubject.OfSource(known) : throw Nothing;

    private async Task<(FeedSubject Subject, Area Area)> AreaAsync(string text, CancellationToken cancellation)
    {
        // A slash in a name stays encoded in a path.
        text = text.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var area = text.Length is 0 or > ApiLimits.FilterCharacters ? null : await areas.FindAsync(text, cancellation);
        return area is null
            ? throw new ProblemException(Problem.NotFound("No statistic watched here has that area. An area is named by its code, such as E06000001, or by its type and code or, without a code, name, such as utla:E06000001.", "area"))
            : (FeedSubject.OfArea(text, area), area);
    }

    private static FeedFormat Format(IReadOnlyList<FeedFormat> formats, string name) => formats.FirstOrDefault(format => format.Name == name)
        ?? throw new ProblemException(Problem.NotFound("There is no such form of it.", "format", [.. formats.Select(format => format.Name)]));

    private async Task<ProblemException> NoArchiveAsync(FeedSubject subject, CancellationToken cancellation) => new(Problem.NotFound(
        (await documents.ArchivesAsync(subject, cancellation)).Count is > 0 and var count ? string.Create(CultureInfo.InvariantCulture, $"There are archives 1 to {count}.") : "There is no archive yet: the feed holds everything.", "page"));

    private static ProblemException Nothing => new(Problem.NotFound("There is no such feed. The sources are listed at /."));
}
