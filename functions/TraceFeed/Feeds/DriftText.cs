using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>What changed around the numbers, in a reader's words.</summary>
internal static class DriftText
{
    private const int InTitle = 80;

    private static readonly (string Aspect, string Noun)[] Nouns =
    [
        (DriftAspect.Split, "split"), (DriftAspect.Merged, "merged"), (DriftAspect.Code, "code of an area"), (DriftAspect.Name, "name of a series"), (DriftAspect.Unit, "unit"),
        (DriftAspect.Legend, "explanation of a symbol"), (DriftAspect.Title, "title of the table"), (DriftAspect.Label, "label"), (DriftAspect.Term, "term"), (DriftAspect.Note, "note"),
        (DriftAspect.Table, "table"), (DriftAspect.Column, "column"), (DriftAspect.Row, "row that the definition does not know"), (DriftAspect.Sheet, "sheet"),
        (DriftAspect.ColumnOrder, "order of the columns"), (DriftAspect.Spelling, "spelling of an area"),
    ];

    /// <summary>How soon a reader should be told of it, among changes of one kind.</summary>
    public static int Rank(string aspect) => Array.FindIndex(Nouns, one => one.Aspect == aspect) is var at and >= 0 ? at : Nouns.Length;

    /// <summary><c>label</c>, <c>new note</c>, <c>column that is gone</c>, <c>split into several</c>.</summary>
    public static string What(Drift drift) => drift switch
    {
        { Aspect: DriftAspect.Split } => "split into several",
        { Aspect: DriftAspect.Merged } => "merged into one",
        { From.Count: 0 } => $"new {Noun(drift.Aspect)}",
        { To.Count: 0 } => $"{Noun(drift.Aspect)} that is gone",
        _ => Noun(drift.Aspect),
    };

    /// <summary>One side: its texts, each cut at a length; <c>–</c> for nothing.</summary>
    public static string Side(Drift drift, IReadOnlyList<DriftEnd> ends, string word, int longest = FeedLimits.Text) =>
        ends.Count == 0 ? "–" : NumberText.List([.. ends.Select(end => Of(drift, end, longest))], word);

    /// <summary><c>Name of a series changed in Testing: Daily tests → Tests a day</c>.</summary>
    /// <param name="kind">One of <see cref="ChangeKind.Surroundings"/>.</param>
    /// <param name="drift">What changed.</param>
    /// <param name="table">The table's title; null where it is of no table.</param>
    public static string Sentence(string kind, Drift drift, string? table)
    {
        var inTable = table is null || kind == ChangeKind.AreaRecoded || drift.Aspect == DriftAspect.Table ? "" : $" in {table}";
        var (from, to) = (Side(drift, drift.From, "and", InTitle), Side(drift, drift.To, "and", InTitle));
        var (series, noun) = (kind == ChangeKind.AreaRecoded ? "Area" : "Series", Subject.Capital(Noun(drift.Aspect)));
        return drift switch
        {
            { Aspect: DriftAspect.Split or DriftAspect.Merged } => $"{series}{(drift.Aspect == DriftAspect.Merged && series == "Area" ? "s" : "")} {drift.Aspect}{inTable}: {from} → {to}",
            { From.Count: 0 } => $"New {Noun(drift.Aspect)}{inTable}: {to}",
            { To.Count: 0 } => $"{noun} gone{inTable}: {from}",
            _ => $"{noun} changed{inTable}: {from} → {to}",
        };
    }

    /// <summary>What a series that ended may go on as: <c>may go on as A or B; kept apart</c>; null where that is not told.</summary>
    public static string? Candidates(Change change) => change is { Kind: ChangeKind.SeriesEnded, Drift: { To.Count: > 0 } drift }
        ? $"may go on as {Side(drift, [.. drift.To.Take(FeedLimits.ListRows)], "or")}{(drift.To.Count > FeedLimits.ListRows ? " or another" : "")}; kept apart"
        : null;

    /// <summary>The text, cut at a length where it is longer.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', longest - 1, longest / 4) is var blank and > 0 ? blank : longest - (char.IsHighSurrogate(text[longest - 1]) ? 1 : 0);
        return text[..end].TrimEnd() + "…";
    }

    // Ends that read alike are told apart by what is stable of them.
    private static string Of(Drift drift, DriftEnd end, int longest)
    {
        // The area is the same on both sides of another spelling, which the texts tell.
        var area = drift.Aspect == DriftAspect.Spelling ? null : end.Area;
        var text = area?.Shown ?? end.Text;
        var apart = area is not null ? area.Code : end.Series is { } series && drift.From.Concat(drift.To).Any(other => other != end && other.Text == end.Text && other.Series != series) ? series : null;
        return apart is null ? Cut(text, longest) : $"{Cut(text, longest)} ({apart})";
    }

    private static string Noun(string aspect) => Array.Find(Nouns, one => one.Aspect == aspect).Noun ?? aspect;
}
