using TraceFeed.Observations;

namespace TraceFeed.Changes.Drifts;

/// <summary>What series of one table state over the periods that a vintage and a publication both have.</summary>
internal sealed class Histories(Vintage prior, Reading reading, string table)
{
    private readonly List<BlockKey> common = [.. Common(prior, reading, table)];
    private readonly Dictionary<ulong, Dictionary<BlockKey, string>> texts = [];

    /// <summary>The periods that both have.</summary>
    public static IEnumerable<BlockKey> Common(Vintage prior, Reading reading, string table) => reading.Blocks.Keys.Where(key => key.Table == table && prior.Blocks.ContainsKey(key));

    /// <summary>The first, the middle and the last of them.</summary>
    public IReadOnlyList<BlockKey> Probes => field ??= common.Count == 0 ? [] : [.. new[] { common[0], common[common.Count / 2], common[^1] }.Distinct()];

    /// <summary>What a vanished series stated, by period: numbers without trailing zeros, and symbols.</summary>
    public IReadOnlyDictionary<BlockKey, string> Before(ulong series) => Texts(series, key =>
        prior.Blocks[key].Chunk is { } chunk && chunk.Find(series) is >= 0 and var i && chunk.States[i] != ValueState.Withdrawn ? chunk.Number(i) is { } number ? Plain(number) : chunk.Symbol(i) : null);

    /// <summary>What a new series states, by period.</summary>
    public IReadOnlyDictionary<BlockKey, string> Now(ulong series) => Texts(series, key =>
        reading.Blocks[key].Find(series) is >= 0 and var i ? reading.Blocks[key].HasValue[i] ? Plain(ScaledNumber.Format(reading.Blocks[key].Values[i], reading.Blocks[key].Decimals[i])) : reading.Statuses[reading.Blocks[key].Status[i] - 1] : null);

    private Dictionary<BlockKey, string> Texts(ulong series, Func<BlockKey, string?> text)
    {
        if (!texts.TryGetValue(series, out var found))
        {
            texts.Add(series, found = []);
            foreach (var key in common)
            {
                if (text(key) is { } one)
                {
                    found.Add(key, one);
                }
            }
        }

        return found;
    }

    /// <summary>A decimal string without trailing zeros.</summary>
    internal static string Plain(string number) => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
}
