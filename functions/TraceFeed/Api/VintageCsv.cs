using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Renders all that a source states as of a commit: an observation a row, tables as the definition lists them, by period and series.</summary>
internal sealed class VintageCsv(VintageStore vintages)
{
    /// <summary>The columns.</summary>
    public const string Columns = ObservationCsv.KeyColumns + "," + MissingCode.Columns + ",id,period,seq,published,origin";

    private const int BlocksAtOnce = 256;

    /// <summary>The table in UTF-8, its rows, and every symbol that stands in place of a number.</summary>
    /// <exception cref="ProblemException">It is too large to be served whole.</exception>
    public async Task<(ReadOnlyMemory<byte> Content, int Rows, IReadOnlyCollection<string> Symbols)> RenderAsync(SourceDefinition source, AskedCommit commit, CancellationToken cancellation)
    {
        var vintage = await vintages.LoadSeriesAsync(source.Id, commit.Vintage, cancellation);
        var order = source.TableOrder;
        var blocks = vintage.Blocks.Values.OrderBy(block => order.GetValueOrDefault(block.Key.Table, int.MaxValue)).ThenBy(block => block.Key).ToList();
        var symbols = new SortedSet<string>(StringComparer.Ordinal);
        var rows = 0;
        var parts = new List<ReadOnlyMemory<byte>>();
        foreach (var some in blocks.Chunk(BlocksAtOnce))
        {
            var chunks = await vintages.ChunksAsync(source.Id, [.. some.Select(block => block.ChunkId!)], cancellation);
            rows += chunks.Sum(chunk => chunk.Count);
            if (rows > ApiLimits.Observations)
            {
                throw new ProblemException(Problem.BadRequest("source", FormattableString.Invariant($"{source.Id} states more than {ApiLimits.Observations:N0} figures, too many to be served whole; ask for its series at /series.")));
            }

            parts.Add(ApiCsv.Bytes(parts.Count == 0 ? Columns : null, row =>
            {
                foreach (var chunk in chunks)
                {
                    Write(row, source.Id, vintage, chunk, commit, symbols);
                }
            }));
        }

        var content = new byte[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(content.AsMemory(at));
            at += part.Length;
        }

        return (content, rows, symbols);
    }

    private static void Write(CsvRow row, string source, Vintage vintage, ValueChunk chunk, AskedCommit commit, SortedSet<string> symbols)
    {
        var period = chunk.Key.Period;
        foreach (var (series, i) in chunk.Series.Select((key, i) => (vintage.Series[key].Series, i)).OrderBy(pair => pair.Series.Order).ThenBy(pair => pair.Series.Id, StringComparer.Ordinal))
        {
            var (withdrawn, symbol, set) = (chunk.States[i] == ValueState.Withdrawn, chunk.Symbol(i), commit.Rows[chunk.SetBy[i]]);
            if (chunk.States[i] == ValueState.Symbol && symbol is not null)
            {
                symbols.Add(symbol);
            }

            MissingCode.Write(ObservationCsv.Key(row, source, series, period), chunk.Number(i), withdrawn ? null : symbol, withdrawn)
                .Text(new SeriesId(source, series.Key).ToString()).Text(period.ToString()).Number(set.FirstSequence + chunk.SetAt[i]).Day(set.Published).Text(Origin.Of(series)).End();
        }
    }
}
