using System.Runtime.InteropServices;

namespace TraceFeed.Tabular;

/// <summary>
/// Filled cells of one table in packed columns, row by row and left to right: a whole sheet, or the one row that a
/// <see cref="TabularReader"/> stands on. Rows and columns are numbered from 1, as a spreadsheet shows them; a cell's index is
/// its place in the packed columns.
/// </summary>
public sealed class Sheet
{
    private readonly List<int> rows = [];
    private readonly List<ushort> columns = [];
    private readonly List<CellKind> kinds = [];
    private readonly List<long> payloads = [];
    private readonly List<byte> scales = [];
    private readonly List<byte> printed = [];
    private readonly List<string> texts = [];
    private readonly Dictionary<int, (int Columns, int Rows)> spans = [];
    private readonly List<int> rowStarts = [];
    private readonly Dictionary<string, int> textIds = new(StringComparer.Ordinal);

    internal Sheet(string? name) => Name = name;

    /// <summary>The sheet's name; null for a file without sheets.</summary>
    public string? Name { get; }

    /// <summary>Filled cells.</summary>
    public int Count => rows.Count;

    /// <summary>Rows with at least one filled cell.</summary>
    public int FilledRows => rowStarts.Count;

    /// <summary>The first cell of the n-th filled row; <c>RowStart(n + 1)</c> is one past its last.</summary>
    public int RowStart(int filledRow) => filledRow < rowStarts.Count ? rowStarts[filledRow] : rows.Count;

    /// <summary>The row of a cell, from 1.</summary>
    public int Row(int cell) => rows[cell];

    /// <summary>The column of a cell, from 1.</summary>
    public int Column(int cell) => columns[cell];

    /// <summary>What a cell holds.</summary>
    public CellKind Kind(int cell) => kinds[cell];

    /// <summary>The text of a text cell as written; empty for a number or a date.</summary>
    public string Text(int cell) => kinds[cell] == CellKind.Text ? texts[(int)payloads[cell]] : "";

    /// <summary>A number standing for the text of a text cell: equal texts of a sheet have equal numbers, from 0 below <see cref="TextCount"/>.</summary>
    public int TextId(int cell) => (int)payloads[cell];

    /// <summary>Different texts of the sheet so far.</summary>
    public int TextCount => texts.Count;

    /// <summary>The text that a number of <see cref="TextId"/> stands for.</summary>
    public string TextOf(int id) => texts[id];

    /// <summary>The number of a number cell, exactly as the file states it.</summary>
    public ExactNumber Number(int cell) => new(payloads[cell], scales[cell]);

    /// <summary>The date of a date cell.</summary>
    public DateOnly Date(int cell) => DateOnly.FromDayNumber((int)payloads[cell]);

    /// <summary>Decimals that the cell shows a reader.</summary>
    public int PrintedDecimals(int cell) => printed[cell];

    /// <summary>
    /// Columns and rows that a cell is merged over; (1, 1) for most, and always where the format does not tell it beside the cell.
    /// 0 rows are all that follow in its group.
    /// </summary>
    public (int Columns, int Rows) Spans(int cell) => spans.GetValueOrDefault(cell, (1, 1));

    /// <summary>Forgets the cells and keeps the texts, so that a text has the same number in every row.</summary>
    internal void NextRow()
    {
        rows.Clear();
        columns.Clear();
        kinds.Clear();
        payloads.Clear();
        scales.Clear();
        printed.Clear();
        spans.Clear();
        rowStarts.Clear();
    }

    internal void Add(int row, int column, CellKind kind, long payload, byte scale, byte decimals)
    {
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

    /// <summary>Says over how many columns and rows the cell added last is merged.</summary>
    internal void Span(int columns, int rows)
    {
        if ((columns, rows) is not (1, 1))
        {
            spans[Count - 1] = (columns, rows);
        }
    }

    /// <summary>The number that stands for a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isNew">Whether the sheet did not have it yet.</param>
    internal int Intern(ReadOnlySpan<char> text, out bool isNew)
    {
        var lookup = textIds.GetAlternateLookup<ReadOnlySpan<char>>();
        isNew = !lookup.TryGetValue(text, out var id);
        if (isNew)
        {
            id = texts.Count;
            texts.Add(text.ToString());
            textIds.Add(texts[id], id);
        }

        return id;
    }
}
