using TraceFeed.Sources;

namespace TraceFeed.Claims;

/// <summary>What must hold of claims that their schema cannot say.</summary>
internal static class ClaimRules
{
    /// <summary>The same claims, when they contradict nothing.</summary>
    /// <exception cref="DefinitionException">They do; the message says where.</exception>
    public static ClaimBook Checked(ClaimBook book)
    {
        Unique("page", book.Cited.Select(page => page.Id));
        Unique("claim", book.Claims.Select(claim => claim.Id));
        Unique("ladder", book.Ladders.Select(ladder => ladder.Id));
        Unique("reported figure", book.Reported.Select(reported => $"{reported.Name} of {reported.Published:yyyy-MM-dd}"));
        foreach (var page in book.Cited)
        {
            That(page.Url is null or { IsAbsoluteUri: true, Scheme: "https" }, $"the page '{page.Id}' is at '{page.Url}'; expected an https address");
        }

        foreach (var reported in book.Reported)
        {
            Known(book, reported.Cited, $"the reported figure {reported.Name}");
            That(reported.Start <= reported.End && reported.End <= reported.Published, $"the reported figure {reported.Name} is published before its period ends");
            That(reported is not { Of: { } of, Over: { } over } || Math.Round(100 * of / over, 1, MidpointRounding.AwayFromZero) == reported.Value, $"the reported figure {reported.Name} of {reported.Published:yyyy-MM-dd} is not its parts divided");
        }

        foreach (var claim in book.Claims)
        {
            Check(book, claim);
        }

        return book;
    }

    private static void Check(ClaimBook book, Claim claim)
    {
        var where = $"claim '{claim.Id}'";
        That(claim.Verdicts.Count > 0 && claim.Verdicts.All(Verdict.All.Contains), $"{where} has the verdicts {string.Join("; ", claim.Verdicts)}; known are {string.Join("; ", Verdict.All)}");
        That(claim.Figures.Count + claim.Unofficial.Count > 0, $"{where} has no figure");
        Unique($"name in {where}", claim.Figures.Select(figure => figure.Name).OfType<string>());
        foreach (var page in claim.Made.Concat(claim.AlsoCited).Concat(claim.Unofficial.Select(figure => figure.Cited)).OfType<string>())
        {
            Known(book, page, where);
        }

        foreach (var figure in claim.Figures)
        {
            That(figure.Start <= figure.End, $"{where}, {figure.Series}: the period ends before it starts");
            That(figure.Claimed is null or { To: > 0 }, $"{where}, {figure.Series}: what was claimed was rounded to nothing");
        }

        foreach (var name in claim.Explanation.Append(claim.Finding).SelectMany(ClaimText.Names))
        {
            That(claim.Figures.Any(figure => figure.Name == name), $"a text of {where} names the unknown figure '{name}'");
        }
    }

    private static void Known(ClaimBook book, string page, string where) => That(book.Cited.Any(cited => cited.Id == page), $"{where} cites the unknown page '{page}'");

    private static void Unique(string what, IEnumerable<string> ids)
    {
        var twice = ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        That(twice is null, $"the {what} '{twice}' stands twice");
    }

    private static void That(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new DefinitionException($"The claims: {otherwise}.");
        }
    }
}
