using System.Text.Json;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>The commit whose state a request asks for, by <c>asOf</c> or, without it, the latest of the source.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Rows">The rows of its source, by ordinal.</param>
/// <param name="Frozen">Whether the answer can never be another: it is asked for by a sequence number that the log has.</param>
internal sealed record AskedCommit(LogRow Row, IReadOnlyDictionary<int, LogRow> Rows, bool Frozen)
{
    /// <summary>The parameter.</summary>
    public const string Parameter = "asOf";

    /// <summary>The commit that a request asks for.</summary>
    /// <exception cref="ProblemException">It is not understood, or there is none.</exception>
    public static async Task<AskedCommit> OfAsync(ApiRequest request, string source, LogRows log, CancellationToken cancellation)
    {
        AsOf? asked = null;
        if (request.One(Parameter) is { } text && (asked = AsOf.Parse(text)) is null)
        {
            throw new ProblemException(Problem.BadRequest(Parameter, $"'{Parameter}' is neither a day nor a sequence number.", ["a day such as 2020-09-03", "a sequence number of the log"]));
        }

        var all = await log.AllAsync(cancellation);
        var rows = all.Where(row => row.Source == source).ToList();
        var row = asked is null ? AsOf.Latest(rows) : asked.Of(rows);
        if (row is null)
        {
            throw new ProblemException(rows.FirstOrDefault(one => one.IsPublication) is not { } first
                ? Problem.NotFound($"Nothing of {source} is in the log yet.")
                : Problem.NotFound($"Nothing of {source} was in the log then; ask for a day or a sequence number not before those allowed.", Parameter, [Observations.Period.Iso(first.Published), first.LastSequence.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
        }

        return new AskedCommit(row, rows.ToDictionary(one => one.Ordinal), asked?.Sequence <= all[^1].LastSequence);
    }

    /// <summary>Says as a member which commit it is.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(Parameter);
        json.WriteNumber("sequence", Row.LastSequence);
        json.WriteNumber("row", Row.Number);
        json.WriteNumber("ordinal", Row.Ordinal);
        CommitJson.Members(json, Row);
        json.WriteEndObject();
    }
}
