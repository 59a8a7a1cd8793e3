using System.Globalization;
using System.Text.Json;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>The commit whose state a request asks for, by <c>asOf</c> or, without it, the latest of the source.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Vintage">The id of the vintage that is the state.</param>
/// <param name="Rows">The rows of its source, by ordinal.</param>
/// <param name="Frozen">Whether the answer can never be another: it is asked for by a sequence number that the log has.</param>
internal sealed record AskedCommit(LogRow Row, string Vintage, IReadOnlyDictionary<int, LogRow> Rows, bool Frozen)
{
    /// <summary>The day that was asked for; null when a sequence number or nothing was.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>The rows of its source that were there then, by ordinal: by a day those of publications until it, whenever they were taken in.</summary>
    public IReadOnlyList<LogRow> Until => [.. Rows.Values.Where(row => Day is { } day ? row.Published <= day : row.Ordinal <= Row.Ordinal).OrderBy(row => row.Ordinal)];

    /// <summary>What to ask for to get this state again: the sequence number; for an older publication that was added for the record, whose number stands for another state, its day.</summary>
    public string AsOf => Vintage == Row.Vintage ? Row.LastSequence.ToString(CultureInfo.InvariantCulture) : Observations.Period.Iso(Row.Published);

    /// <summary>The parameter.</summary>
    public const string Parameter = "asOf";

    /// <summary>The commit that a request asks for.</summary>
    /// <exception cref="ProblemException">It is not understood, or there is none.</exception>
    public static async Task<AskedCommit> OfAsync(ApiRequest request, string source, LogRows log, CancellationToken cancellation)
    {
        var (sequence, day) = Parse(request.One(Parameter));
        var all = await log.AllAsync(cancellation);
        var rows = all.Where(row => row.Source == source).ToList();
        if ((day is { } then ? Log.AsOf.OnDay(rows, then) : Log.AsOf.AtSequence(rows, sequence ?? long.MaxValue)) is not { } state)
        {
            throw new ProblemException(Log.AsOf.ByDay(rows).FirstOrDefault() is not { } first
                ? Problem.NotFound($"Nothing of {source} is in the log yet.")
                : Problem.NotFound($"Nothing of {source} was in the log then; ask for a day or a sequence number not before those allowed.", Parameter, [Observations.Period.Iso(first.Row.Published), rows[0].LastSequence.ToString(CultureInfo.InvariantCulture)]));
        }

        return new AskedCommit(state.Row, state.Vintage, rows.ToDictionary(one => one.Ordinal), sequence <= all[^1].LastSequence) { Day = day };
    }

    private static (long? Sequence, DateOnly? Day) Parse(string? text) =>
        text is null ? (null, null)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (null, day)
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? (sequence, null)
        : throw new ProblemException(Problem.BadRequest(Parameter, $"'{Parameter}' is neither a day nor a sequence number.", ["a day such as 2020-09-03", "a sequence number of the log"]));

    /// <summary>Says as a member which commit it is.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(Parameter);
        json.WriteNumber("sequence", Row.LastSequence);
        json.WriteNumber("row", Row.Number);
        json.WriteNumber("ordinal", Row.Ordinal);
        json.WriteBoolean("backloaded", Vintage != Row.Vintage);
        CommitJson.Members(json, Row);
        json.WriteEndObject();
    }
}
