using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Drift;

/// <summary>A file taken apart, so that it can drift and be saved again. A cell is known by where it stood first.</summary>
internal abstract class DriftFile
{
    /// <summary>A file of a source, with the cells of figures that its definition finds.</summary>
    public static DriftFile Of(SourceDefinition definition, OriginalFile file, IReadOnlySet<Origin> figures) =>
        TraceFeed.Tabular.TabularFile.Sniff(file.Bytes.Span) == "json"
            ? new DriftJson(file, figures)
            : new DriftBook(definition, file, figures);

    /// <summary>Puts a number or a symbol into a cell.</summary>
    public abstract void Set(Origin cell, string? number, string? symbol);

    /// <summary>Drifts.</summary>
    public abstract void Apply(DriftStep step);

    /// <summary>The file as it is now.</summary>
    public abstract byte[] Save();

    /// <summary>Where a cell stands in the file saved last.</summary>
    public abstract Origin Place(Origin cell);

    /// <summary>Some of the numbers up to a count, at least one, in any order.</summary>
    protected static int[] Shuffled(int count, Random random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        return order;
    }
}
