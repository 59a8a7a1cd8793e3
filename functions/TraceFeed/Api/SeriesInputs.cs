using System.Text.Json;
using System.Text.Json.Serialization;
using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>What the values of a derived series are computed from, in the vintage asked for.</summary>
internal sealed class SeriesInputs
{
    private static readonly JsonSerializerOptions Plain = new(ApiJson.Log) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly KnownSeries series;
    private readonly Vintage vintage;
    private readonly Derivation derivation;
    private readonly DerivedSeries? computed;

    /// <param name="series">The series.</param>
    /// <param name="vintage">The vintage, its series and the keys of its blocks loaded.</param>
    /// <param name="definition">The source.</param>
    public SeriesInputs(KnownSeries series, Vintage vintage, SourceDefinition definition)
    {
        var apart = vintage.Apart(version: null);
        (this.series, this.vintage, derivation) = (series, vintage, new Derivation(apart, apart.Blocks.Keys, definition));
        computed = derivation.Series(apart.Series.Values).FirstOrDefault(one => one.Series.Key == series.Series.Key);
    }

    /// <summary>The inputs of each value; null for one that was withdrawn, and for one that the formula of today does not give: another one computed it.</summary>
    /// <param name="storage">Has the chunks and cells.</param>
    /// <param name="commit">The commit whose state the vintage is.</param>
    /// <param name="values">Values of the series.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<IReadOnlyList<InputValue>?>> OfAsync(StorageAccount storage, AskedCommit commit, IReadOnlyList<PlacedFigure> values, CancellationToken cancellation)
    {
        if (computed is null)
        {
            return [.. values.Select(_ => (IReadOnlyList<InputValue>?)null)];
        }

        var needed = values.SelectMany(value => derivation.Candidates(computed, value.Key)).Distinct().Where(vintage.Blocks.ContainsKey).Select(key => vintage.Blocks[key].ChunkId!).ToList();
        var chunks = (await new VintageStore(storage).ChunksAsync(series.Source, needed, cancellation)).ToDictionary(chunk => chunk.Key);
        var places = values.Select(value => Places(value, (key, one) => Figure.In(chunks.GetValueOrDefault(key), one))).ToList();
        var all = places.SelectMany(some => some ?? []).Distinct().ToList();
        var figures = all.ToDictionary(place => place, place => new PlacedFigure(vintage.Series[place.Series.Key], chunks[place.Block], chunks[place.Block].Find(place.Series.Key)));
        var published = all.Where(place => !place.Series.Derived).ToList();
        var cells = await new FigureCells(storage).OfAsync(vintage, commit, [.. published.Select(place => figures[place])], cancellation);
        var cellOf = published.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. places.Select(some => some is null ? null : (IReadOnlyList<InputValue>)[.. some.Select(place => Value(place, figures[place], cellOf.GetValueOrDefault(place)))])];
    }

    /// <summary>Writes the method and the formula, with the series in the place of the definition's rows; nulls when the definition of today has none.</summary>
    public void WriteMethod(Utf8JsonWriter json)
    {
        json.WriteString("method", computed?.Row.Definition.Method);
        json.WritePropertyName("formula");
        JsonSerializer.Serialize(json, computed is null ? null : Named(computed), Plain);
    }

    private IReadOnlyList<InputPlace>? Places(PlacedFigure value, Func<BlockKey, ulong, Figure?> figures) =>
        !value.IsWithdrawn && derivation.Compute(computed!, value.Key, figures) == Figure.In(value.Chunk, series.Series.Key) ? derivation.Places(computed!, value.Key, figures) : null;

    private InputValue Value(InputPlace place, PlacedFigure figure, CellAddress? cell) =>
        new(new SeriesId(series.Source, place.Series.Key), place.Series, place.Block.Period, figure.Chunk.Number(figure.Index), figure.Chunk.Symbol(figure.Index), cell);

    private static Formula Named(DerivedSeries computed)
    {
        var formula = computed.Row.Formula;
        var names = formula.References.Zip(computed.Inputs).ToDictionary(pair => pair.First, pair => pair.Second.Id, StringComparer.Ordinal);
        return new Formula
        {
            Share = formula.Share is { } share ? Shares(share) : null,
            Difference = formula.Difference is { } difference ? difference with { Of = Shares(difference.Of), Less = Shares(difference.Less) } : null,
            RunningTotal = formula.RunningTotal is { } part ? names[part] : null,
            Weekly = formula.Weekly is { } total ? names[total] : null,
        };

        IReadOnlyList<ShareFormula> Shares(IReadOnlyList<ShareFormula> shares) => [.. shares.Select(share => share with { Of = Series(share.Of), Over = Series(share.Over) })];

        IReadOnlyList<string> Series(IReadOnlyList<string> references) => [.. references.Select(reference => names[reference])];
    }
}
