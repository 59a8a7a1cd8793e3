using System.Text.RegularExpressions;
using TraceFeed.Feeds;

namespace TraceFeed.Claims;

/// <summary>
/// A text of a claim, in which <c>{name}</c> stands for the figure of that name as it was then: by the publication of the day, or else the next one of the log. <c>{name:now}</c> is
/// the newest figure, <c>{name:of}</c> and <c>{name:over}</c> are the parts of the first, <c>{name:when}</c> is the day on which it was published, <c>{name:text}</c> what a page
/// says of the day.
/// </summary>
internal static partial class ClaimText
{
    /// <summary>What stands for a figure that the log does not hold.</summary>
    public const string Missing = "not in this log";

    /// <summary>The figures that a text names.</summary>
    public static IEnumerable<string> Names(string text) => PlacePattern().Matches(text).Select(match => match.Groups["name"].Value);

    /// <summary>The text with the figures in their places; null where the log lacks one of them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rows">The rows of the claim.</param>
    public static string? Fill(string text, IReadOnlyList<FigureRow> rows)
    {
        var lacking = false;
        var filled = PlacePattern().Replace(text, match =>
        {
            var said = Figure(match, rows);
            lacking |= said == Missing;
            return said;
        });
        return lacking ? null : filled;
    }

    private static string Figure(Match match, IReadOnlyList<FigureRow> rows)
    {
        var row = rows.First(row => row.Name == match.Groups["name"].Value);
        return match.Groups["what"].Value switch
        {
            "now" => row.Text(row.Now),
            "of" => row.Text(row.Then?.Of),
            "over" => row.Text(row.Then?.Over),
            "when" => row.Then?.StatedBy.Published is { } day ? DateText.Day(day) : Missing,
            "text" => row.Text(row.Reported),
            _ => row.Text(row.Then),
        };
    }

    [GeneratedRegex(@"\{(?<name>[a-z0-9-]+)(?::(?<what>now|of|over|when|text))?\}")]
    private static partial Regex PlacePattern();
}
