using TraceFeed.Feeds;

namespace TraceFeed.Claims;

/// <summary>Puts an evaluation into words and tables, the verdict first.</summary>
internal static class ClaimContent
{
    /// <summary>The title.</summary>
    public const string Title = "Claims about official figures, checked";

    /// <summary>What it is, before anything else.</summary>
    public static IReadOnlyList<ContentBlock> Opening(ClaimEvaluation evaluation) =>
    [
        new Paragraph("Figures that were in the news, held against what the publisher stated then and states now. Every official number is read from the log of publications kept here and stands in a cell of an archived file; what pages report of publications whose files are not in the log is cited."),
        new DataTable("In short", ["Claim", "Verdict", "What was found"], [.. evaluation.Claims.Select(claim => Cells(new Run(Heading(claim), "#" + claim.Claim.Id), new Run(claim.Verdict, Strong: true), new Run(Subject.Capital(claim.Finding) + ".")))]),
        new Paragraph("“Published then” is by the newest publication until the day of the claim, or by a page that reports it; “next” by the first publication after that day which this log has; “now” by the newest. A figure fits when it is the claimed one, rounded as that was. Each number leads to its cell in the archived file; one in no cell is computed here from the publisher's counts and not official, and its change names what it is made of. A feed item that counts a change and does not show it says so."),
    ];

    /// <summary>Claims, ladders, publications and sources, in this order.</summary>
    public static IEnumerable<ClaimSection> Sections(ClaimEvaluation evaluation) =>
    [
        .. evaluation.Claims.Select(claim => Section(evaluation.Book, claim)),
        .. evaluation.Ladders.Select(ladder => Section(evaluation.Book, ladder)),
        Publications(evaluation),
        new("sources", "Pages cited", [new BulletList([.. evaluation.Book.Cited.Select(Cited)])]),
    ];

    private static ClaimSection Section(ClaimBook book, EvaluatedClaim evaluated)
    {
        var claim = evaluated.Claim;
        List<ContentBlock> blocks = [new Paragraph([new Run(evaluated.Verdict, Strong: true), new Run($"; {evaluated.Finding}.")]), .. evaluated.Explanation.Select(paragraph => new Paragraph(paragraph))];
        if (evaluated.Rows.Count > 0)
        {
            blocks.Add(FigureTable.OfClaim(book, evaluated.Rows));
        }

        if (claim.Unofficial.Count > 0)
        {
            blocks.Add(new DataTable("No official figures", ["Claimed", "Official", "Why there is none"], [.. claim.Unofficial.Select(figure => new[]
            {
                new TableCell(figure.Says), new TableCell("none"), new TableCell(figure.Cited is { } id ? [new Run(figure.Why + " "), Page(book.Page(id)), new Run(".")] : [new Run(figure.Why)]),
            })]));
        }

        blocks.Add(new Paragraph([new Run($"Claimed: {claim.Dated}"), .. Pages(book, claim.Made, ", by "), new Run(claim.Made.Count == 0 ? "; where it was said was not found." : ".")]));
        if (claim.AlsoCited.Count > 0)
        {
            blocks.Add(new Paragraph([new Run("Also cited"), .. Pages(book, claim.AlsoCited, ": "), new Run(".")]));
        }

        return new ClaimSection(claim.Id, Heading(evaluated), blocks);
    }

    private static ClaimSection Section(ClaimBook book, EvaluatedLadder evaluated)
    {
        var ladder = evaluated.Ladder;
        return new ClaimSection("ladder-" + ladder.Id, "First published, and later: " + SeriesText.Within(ladder.Title),
        [
            new Paragraph($"Held against the next publication in this log, the rates first published were revised {evaluated.ByNext}; against the newest, {evaluated.ByNow}.{evaluated.ByNext.Warning}"),
            FigureTable.OfLadder(book, evaluated.Rows),
        ]);
    }

    private static ClaimSection Publications(ClaimEvaluation evaluation)
    {
        var rows = evaluation.Rows.SelectMany(row => new[] { row.OnTheDay, row.Next, row.Now }).OfType<FoundFigure>().Select(found => found.StatedBy).DistinctBy(row => row.Number).OrderBy(row => row.Published).ThenBy(row => row.Number).ToList();
        return new ClaimSection("publications", "Publications of the log that are used", rows.Count == 0
            ? [new Paragraph("None: the log holds no publication that states one of these figures.")]
            : [new DataTable("Publications", ["Published", "File", "SHA-256"], [.. rows.SelectMany(row => row.Editions.Select(edition => Cells(
                new Run(row.Published is { } day ? DateText.Day(day) : "not known", SiteLinks.Publication(Log.PublicationId.Of(row))),
                new Run(LegalText.Line(LegalText.Of(edition.Name)), SiteLinks.Original(edition.Sha256)),
                new Run(edition.Sha256))))])]);
    }

    private static string Heading(EvaluatedClaim claim) => $"{claim.Claim.Id}. {claim.Claim.Says}";

    private static IEnumerable<Run> Pages(ClaimBook book, IReadOnlyList<string> ids, string before) => ids.SelectMany((id, i) => new[] { new Run(i == 0 ? before : "; "), Page(book.Page(id)) });

    private static IReadOnlyList<Run> Cited(CitedPage page) => [new Run($"{page.Publisher}: "), Run.To(page.Url, page.Title), new Run($"{(page.Published is { } day ? ", " + DateText.Day(day) : "")}{(page.Url is null ? "; no address was found" : "")}.")];

    /// <summary>A page by its publisher.</summary>
    internal static Run Page(CitedPage page) => Run.To(page.Url, page.Publisher) with { Title = page.Title };

    private static TableCell[] Cells(params Run[] runs) => [.. runs.Select(run => new TableCell([run]))];
}
