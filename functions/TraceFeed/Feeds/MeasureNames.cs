using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Tables and measures in a reader's words, where a change counts them by their ids.</summary>
/// <param name="source">The source's definition; null when unknown.</param>
/// <param name="members">The changes that were counted: their labels name the measures.</param>
internal sealed class MeasureNames(SourceDefinition? source, IEnumerable<Change> members)
{
    private readonly Dictionary<string, Subject> subjects = new(StringComparer.Ordinal);

    private readonly Lazy<Dictionary<(string, string), string>> labels = new(() => members
        .Where(change => change is { Table: not null, Measure: not null, Label: not null })
        .GroupBy(change => (change.Table!, change.Measure!))
        .Where(measure => measure.All(change => change.Label == measure.First().Label))
        .ToDictionary(measure => measure.Key, measure => measure.First().Label!));

    /// <summary>The table's title; of one that the definition does not know, its id in words.</summary>
    public string Table(string id) => Subject(id).Title;

    /// <summary>Whether it is the measure that the titles of the table speak of first.</summary>
    public bool IsHeadline(MassCount count) => count.Measure is not null && count.Measure == Subject(count.Table).Headline;

    /// <summary>The measure by the label that all its series share, else by its own name in words; the table where it is of no one measure.</summary>
    public string Of(MassCount count) => count.Measure is not { } measure ? Table(count.Table)
        : labels.Value.GetValueOrDefault((count.Table, measure)) ?? Feeds.Subject.Capital(measure.TrimStart('~').Replace('-', ' '));

    /// <summary>The table.</summary>
    public Subject Subject(string id)
    {
        if (!subjects.TryGetValue(id, out var subject))
        {
            subjects.Add(id, subject = new Subject(id, source));
        }

        return subject;
    }
}
