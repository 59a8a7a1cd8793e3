using System.Runtime.InteropServices;

namespace TraceFeed.Tabular;

/// <summary>Fills a <see cref="Sheet"/> cell by cell, left to right and top to bottom, without an object a cell.</summary>
internal sealed class SheetBuilder(string file, string? name, int most = TabularLimits.Cells)
{
    private readonly List<int> rows = [];
    private readonly List<ushort> columns = [];
    private readonly List<CellKind> kinds = [];
    private readonly List<long> payloads = [];
    private readonly List<byte> scales = [];
    private readonly List<byte> printed = [];
    private readonly List<string> texts = [];
    private readonly List<int> rowStarts = [];
    private readonly Dictionary<string, int> textIds = new(StringComparer.Ordinal);
    private long characters;

    /// <summary>Adds a number cell.</summary>
    public void Add(int row, int column, ExactNumber number, int printedDecimals) =>
        Add(row, column, CellKind.Number, number.Mantissa, number.Scale, (byte)Math.Min(printedDecimals, byte.MaxValue));

    /// <summary>Adds a text cell.</summary>
    public void Add(int row, int column, ReadOnlySpan<char> text)
    {
        if (text.Length > TabularLimits.TextCharacters)
        {
            throw Refused(row, $"a cell holds {text.Length} characters; at most {TabularLimits.TextCharacters} are read");
        }

        var lookup = textIds.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var id))
        {
            characters += text.Length;
            if (characters > TabularLimits.TextTotal)
            {
                throw Refused(row, $"the table holds more than {TabularLimits.TextTotal} characters of different texts");
            }

            id = texts.Count;
            texts.Add(text.ToString());
            textIds.Add(texts[id], id);
        }

        Add(row, column, CellKind.Text, id, 0, 0);
    }

    /// <summary>The sheet with every cell added.</summary>
    public Sheet Build()
    {
        rowStarts.Add(rows.Count);
        return new Sheet(name, [.. rows], [.. columns], [.. kinds], [.. payloads], [.. scales], [.. printed], [.. texts], [.. rowStarts]);
    }

    private void Add(int row, int column, CellKind kind, long payload, byte scale, byte decimals)
    {
        if (row > TabularLimits.Rows || column > TabularLimits.Columns)
        {
            throw Refused(row, $"the table goes beyond {TabularLimits.Rows} rows or {TabularLimits.Columns} columns");
        }

        if (rows.Count == most)
        {
            throw Refused(row, $"the table has more than {most} filled cells");
        }

        if (rows.Count == 0 || CollectionsMarshal.AsSpan(rows)[^1] != row)
        {
            rowStarts.Add(rows.Count);
        }

        rows.Add(row);
        columns.Add((ushort)column);
        kinds.Add(kind);
        payloads.Add(payload);
        scales.Add(scale);
        printed.Add(decimals);
    }

    private UnreadableFileException Refused(int row, string problem) =>
        new(file, name is null ? $"row {row}" : $"sheet {name}, row {row}", problem + ". Official tables are far smaller; look at the file before raising the limit.");
}
