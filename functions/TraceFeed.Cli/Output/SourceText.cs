using System.Globalization;
using TraceFeed.Observations;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Output;

/// <summary>A source and its state as lines of at most 80 characters; a longer word, such as an address, is left whole.</summary>
internal static class SourceText
{
    private const int Width = 80;
    private const int Indent = 14;

    /// <summary>The lines of one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="state">Its state; null where nothing is stored.</param>
    public static IEnumerable<string> Lines(SourceDefinition source, SourceState? state)
    {
        var members = new List<(string Name, string Text)>
        {
            ("title", source.Title),
            ("publisher", source.Publisher.Name),
            ("formats", string.Join(", ", source.Formats)),
            ("found by", SourceWords.Found(source.Discovery)),
            ("schedule", SourceWords.Schedule(source)),
        };
        if (source.Derived.Count > 0)
        {
            members.Add(("derived", $"{string.Join("; ", source.Derived.Select(table => table.Title))} (computed here, no official figures)"));
        }

        if (source.Calendar is { } calendar)
        {
            members.Add(("expected", SourceWords.Expected(calendar)));
        }

        if (source.Retired is { } retired)
        {
            members.Add(("retired", $"since {Period.Iso(retired.Date)}: {retired.Why}"));
        }

        if (state is not null)
        {
            members.AddRange(State(source, state));
        }

        return members.SelectMany(member => Wrapped(member.Name, member.Text)).Prepend(source.Id).Select(TerminalText.Escape);
    }

    private static IEnumerable<(string Name, string Text)> State(SourceDefinition source, SourceState state)
    {
        if (state.LastLook is { } look)
        {
            yield return ("last look", $"{look.At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC{(look.Problem is null ? "" : $": FAILED: {look.Problem}")}");
        }
        else if (source.Retired is null)
        {
            yield return ("last look", "never");
        }

        if (state.Newest is { } newest)
        {
            yield return ("newest", $"{Period.Iso(state.NewestPublished)} {newest}");
        }

        if (state.NextDue is { } next)
        {
            yield return ("next due", SourceWords.Due(next));
        }

        if (state.LateSince is { } since)
        {
            yield return ("LATE", $"since {SourceWords.Due(since)}");
        }

        yield return ("stored", $"{SourceWords.Count(state.TakenIn, "publication", "publications")} taken in, {state.Waiting} waiting, {SourceWords.Count(state.Quarantined.Count, "file", "files")} quarantined");
        foreach (var edition in state.Quarantined)
        {
            yield return ("QUARANTINED", $"{Period.Iso(edition.Published)} {edition.FileName}: {edition.Reason}");
        }
    }

    private static IEnumerable<string> Wrapped(string name, string text)
    {
        var line = $"  {name}".PadRight(Indent);
        var empty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                (line, empty) = (new string(' ', Indent), true);
            }

            line += empty ? word : " " + word;
            empty = false;
        }

        yield return line;
    }
}
