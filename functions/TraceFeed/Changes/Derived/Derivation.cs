using System.Security.Cryptography;
using System.Text.Json;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Derived;

/// <summary>
/// Computes the derived series that follow from what a commit changed. Only blocks with a changed input are computed, unless the formulas changed.
/// The rules are those of docs/architecture.md, "Derived series".
/// </summary>
internal sealed class Derivation
{
    private readonly Vintage prior;
    private readonly SourceDefinition definition;
    private readonly IReadOnlyList<DerivedRow> rows;
    private readonly InputBlocks inputs;
    private readonly Suppression suppression;

    /// <param name="prior">The vintage before.</param>
    /// <param name="published">The keys of the published blocks of the vintage after.</param>
    /// <param name="definition">The source.</param>
    public Derivation(Vintage prior, IEnumerable<BlockKey> published, SourceDefinition definition)
    {
        (this.prior, this.definition, rows) = (prior, definition, DerivedRow.Of(definition));
        inputs = new InputBlocks(rows.Count == 0 ? [] : published, Period.Day(definition.Since));
        suppression = new Suppression(definition);
        Version = VersionOf(definition, rows);
    }

    /// <summary>The version of the formulas; null when there are none.</summary>
    public string? Version { get; }

    /// <summary>Whether other formulas computed what the vintage has.</summary>
    public bool IsAnew => Version != prior.Derived.Version;

    /// <summary>The derived blocks to be computed, in order.</summary>
    /// <param name="published">The published blocks of the vintage after.</param>
    /// <param name="changed">Those that differ from the vintage before.</param>
    public IReadOnlyList<BlockKey> Affected(IEnumerable<BlockKey> published, IEnumerable<BlockKey> changed) => rows.Count == 0 ? [] : [.. inputs.Affected(rows, IsAnew ? published : changed).Union(IsAnew ? prior.Derived.Blocks.Keys : []).Order()];

    /// <summary>The blocks of the vintage before whose chunks are needed and not loaded.</summary>
    public IEnumerable<BlockKey> Needs(IReadOnlyList<BlockKey> affected) => affected.SelectMany(Inputs).Concat(affected).Distinct().Where(key => prior.Block(key) is { Chunk: null });

    /// <summary>The blocks, published or derived, that may hold what a derived block is computed from.</summary>
    public IEnumerable<BlockKey> Inputs(BlockKey at) => rows.Where(row => row.Table.Id == at.Table).SelectMany(row => inputs.Candidates(row, at));

    /// <summary>Whether a row has the series: it may be computed again though it cannot be now.</summary>
    public bool IsDeclared(Series series) => rows.Any(row => row.Has(series));

    /// <summary>The blocks, published or derived, that may hold what a series of a derived block is computed from.</summary>
    public IEnumerable<BlockKey> Candidates(DerivedSeries series, BlockKey at) => inputs.Candidates(series.Row, at);

    /// <summary>The series that can be computed from some published ones.</summary>
    public IReadOnlyList<DerivedSeries> Series(IEnumerable<SeriesState> published) => DerivedSeries.Of(rows, published);

    /// <summary>The figures that a value is computed from; null when one cannot be there.</summary>
    /// <param name="series">The series.</param>
    /// <param name="at">The derived block.</param>
    /// <param name="figures">The figure of a series in a block, published or derived.</param>
    public IReadOnlyList<InputPlace>? Places(DerivedSeries series, BlockKey at, Func<BlockKey, ulong, Figure?> figures) => inputs.Places(series, at, (key, one) => figures(key, one) is not null);

    /// <summary>What a series is in a block; null for nothing.</summary>
    /// <param name="series">The series.</param>
    /// <param name="at">The block.</param>
    /// <param name="figures">The figure of a series in a block, published or derived.</param>
    public Figure? Compute(DerivedSeries series, BlockKey at, Func<BlockKey, ulong, Figure?> figures)
    {
        if (Places(series, at, figures)?.Select(place => figures(place.Block, place.Series.Key)).ToList() is not { } found || found.Contains(null))
        {
            return null;
        }

        // What is withheld shows as withheld beside any other symbol.
        if (found.FindAll(figure => figure!.Value.Value is null) is [var first, ..] symbols)
        {
            return symbols.Find(figure => suppression.Withholds(figure!.Value.Symbol)) ?? first;
        }

        return Evaluation.Of(series.Row.Formula, found.ConvertAll(figure => figure!.Value.Value!.Value), Decimals(series)) is { } value ? new Figure(value, null) : null;
    }

    /// <summary>Decimals of a series' values.</summary>
    public byte Decimals(DerivedSeries series) => (byte)definition.Units[series.Row.Definition.Unit].Decimals;

    // Labels and methods are words: only what a value is computed from decides, and that is what the named rows measure, not how they are named.
    private static string? VersionOf(SourceDefinition definition, IReadOnlyList<DerivedRow> rows) => rows.Count == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        from row in rows
        let own = row.Definition
        select new
        {
            row.Table.Id,
            own.Measure,
            own.Unit,
            own.Breakdown,
            own.From,
            definition.Units[own.Unit].Decimals,
            Since = own.From is { RunningTotal: not null } ? definition.Since : null,
            Inputs = row.Inputs.Select(input => new { input.Table, input.Row.Measure, input.Row.Breakdown }),
        }))[..8]);
}
