using System.Buffers;
using System.Text;
using System.Text.Json;
using TraceFeed.Changes;

namespace TraceFeed.Cli.Output;

/// <summary>How much was read and how much changed, by kind, what is derived apart: in words, and as the last line of <c>diff</c> on stderr.</summary>
internal static class DiffSummary
{
    public static string Json(IReadOnlyList<Change> changes, int old, int @new)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("read");
            json.WriteNumber("old", old);
            json.WriteNumber("new", @new);
            json.WriteEndObject();
            Write(json, "changes", [.. changes.Where(change => change.Origin is null)]);
            if (changes.Any(change => change.Origin is not null))
            {
                Write(json, "derived", [.. changes.Where(change => change.Origin is not null)]);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<Change> changes)
    {
        json.WriteStartObject(name);
        foreach (var (kind, count) in Counts(changes))
        {
            json.WriteNumber(kind, count);
        }

        json.WriteEndObject();
    }

    /// <summary>The counts of what is published in words, and behind them of what is derived from it: <c>811 revised; derived from them: 74 revised</c>.</summary>
    public static string Text(IReadOnlyList<Change> changes) =>
        string.Join("; derived from them: ", new[] { false, true }.Select(derived => Words([.. changes.Where(change => change.Origin is not null == derived)])).Where(words => words.Length > 0));

    /// <summary>The counts in words, whatever is published or derived.</summary>
    public static string Words(IReadOnlyList<Change> changes) =>
        string.Join(", ", Counts(changes).Select(pair => FormattableString.Invariant($"{pair.Count:N0} {ChangeWords.Counted(pair.Kind, pair.Count)}")));

    /// <summary>How many changes of each kind there are, in the kinds' own order; kinds without any are left out.</summary>
    public static IEnumerable<(string Kind, int Count)> Counts(IReadOnlyList<Change> changes) =>
        ChangeKind.All.Select(kind => (kind, changes.Count(change => change.Kind == kind))).Where(pair => pair.Item2 > 0);
}
