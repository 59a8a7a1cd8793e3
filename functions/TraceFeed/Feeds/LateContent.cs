using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>What the item of a publication that did not come says, and that of its end.</summary>
internal static class LateContent
{
    /// <summary><c>NHS Test and Trace statistics, England: the publication due on Thursday 10 September 2020, 11:00 has not come</c>.</summary>
    public static string Title(Change change, SourceDefinition? source) => $"{source?.Title ?? change.Source}: {Said(change, change.Late!)}";

    /// <summary>How late it is, or that it is no more.</summary>
    public static string Lead(Change change, SourceDefinition? source) =>
        $"{source?.Title ?? change.Source}: {(IsOver(change) ? "late no more" : $"late, with {NumberText.Of(change.Late!.GraceHours, "hour", "hours")} of grace")}.";

    /// <summary>The blocks before the provenance.</summary>
    public static IEnumerable<ContentBlock> Blocks(Change change)
    {
        var late = change.Late!;
        var said = Said(change, late);
        yield return new Paragraph($"{char.ToUpperInvariant(said[0])}{said[1..]}. It was due at {DateText.Moment(late.Due)}.");
        if (!IsOver(change))
        {
            yield return new Paragraph($"The newest publication read before is of {DateText.Day(late.Published)}.");
        }

        if (late.Problem is { } problem)
        {
            yield return new Paragraph($"Whether it was published is not known, since the source could not be looked at: {problem}");
        }
    }

    private static string Said(Change change, LateFacts late)
    {
        var due = late.Due.ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        var days = late.Published.DayNumber - DateOnly.FromDateTime(late.Due.DateTime).DayNumber;
        return (IsOver(change), days) switch
        {
            (false, _) when late.Problem is null => $"the publication due on {due} has not come",
            (false, _) => $"the publication due on {due} has not been seen",
            (true, > 0) => $"a publication came on {DateText.Day(late.Published)}, {NumberText.Of(days, "day", "days")} after one was due on {due}",
            (true, 0) => $"a publication came on the day when one was due, {due}",
            (true, _) => $"a publication came on {DateText.Day(late.Published)}, before it was due on {due}, and was seen late",
        };
    }

    private static bool IsOver(Change change) => change.Reason == LateFacts.Ended;
}
