namespace TraceFeed.Tabular;

/// <summary>
/// The filled cells of one table sheet in packed columns, row by row and left to right.
/// Rows and columns are numbered from 1, as a spreadsheet shows them; a cell's index is its place in the packed columns.
/// </summary>
public sealed class Sheet
{
    private readonly int[] rows;
    private readonly ushort[] columns;
    private readonly CellKind[] kinds;
    private readonly long[] payloads;
    private readonly byte[] scales;
    private readonly byte[] printed;
    private readonly string[] texts;
    private readonly int[] rowStarts;

    internal Sheet(string? name, int[] rows, ushort[] columns, CellKind[] kinds, long[] payloads, byte[] scales, byte[] printed, string[] texts, int[] rowStarts) =>
        (Name, this.rows, this.columns, this.kinds, this.payloads, this.scales, this.printed, this.texts, this.rowStarts) =
        (name, rows, columns, kinds, payloads, scales, printed, texts, rowStarts);

    /// <summary>The sheet's name; null for a file without sheets.</summary>
    public string? Name { get; }

    /// <summary>Filled cells.</summary>
    public int Count => rows.Length;

    /// <summary>Rows with at least one filled cell.</summary>
    public int FilledRows => rowStarts.Length - 1;

    /// <summary>The first cell of the n-th filled row; <c>RowStart(n + 1)</c> is one past its last.</summary>
    public int RowStart(int filledRow) => rowStarts[filledRow];

    /// <summary>The row of a cell, from 1.</summary>
    public int Row(int cell) => rows[cell];

    /// <summary>The column of a cell, from 1.</summary>
    public int Column(int cell) => columns[cell];

    /// <summary>What a cell holds.</summary>
    public CellKind Kind(int cell) => kinds[cell];

    /// <summary>The text of a text cell as written; empty for a number.</summary>
    public string Text(int cell) => kinds[cell] == CellKind.Text ? texts[payloads[cell]] : "";

    /// <summary>A number standing for the text of a text cell: equal texts of a sheet have equal numbers, from 0 below <see cref="TextCount"/>.</summary>
    public int TextId(int cell) => (int)payloads[cell];

    /// <summary>Different texts of the sheet.</summary>
    public int TextCount => texts.Length;

    /// <summary>The text that a number of <see cref="TextId"/> stands for.</summary>
    public string TextOf(int id) => texts[id];

    /// <summary>The number of a number cell, exactly as the file states it.</summary>
    public ExactNumber Number(int cell) => new(payloads[cell], scales[cell]);

    /// <summary>Decimals that the cell shows a reader.</summary>
    public int PrintedDecimals(int cell) => printed[cell];
}
