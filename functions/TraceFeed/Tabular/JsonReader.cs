using System.Text.Json;

namespace TraceFeed.Tabular;

/// <summary>
/// Reads JSON (RFC 8259) as tables: each pattern is a sheet, named by it, with a header that the records together need and a row a
/// record, in the file's order. It reads the text twice a sheet and keeps no more of it than a record. Numbers are exact, strings
/// stay texts, <c>true</c> and <c>false</c> are texts, null is no cell; arrays inside a record are not part of it and are
/// named in <see cref="LeftOut"/>.
/// </summary>
public sealed class JsonReader : TabularReader
{
    private readonly string file;
    private readonly JsonCursor cursor;
    private readonly IReadOnlyList<JsonPattern> patterns;
    private readonly List<JsonRow> rows = [];
    private int opened;
    private int row;
    private int templates;
    private JsonWalk? walk;
    private JsonRecords? records;
    private JsonRow? first;
    private (int Entered, JsonPlaces Places)? array;

    private JsonReader(ReadOnlyMemory<byte> bytes, string file, IReadOnlyList<JsonPattern> patterns) =>
        (this.file, cursor, this.patterns) = (file, new JsonCursor(bytes, file), patterns);

    /// <summary>Members that hold arrays, each once, in the order seen; another pattern may read what is in them.</summary>
    public override IReadOnlyCollection<string> LeftOut => records?.LeftOut ?? [];

    private JsonPattern Pattern => patterns[opened - 1];

    /// <summary>Opens a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="records">
    /// The records of each sheet: a JSON Pointer (RFC 6901) whose segments may be <c>*</c> for any member or item, or <c>{name}</c> for
    /// the same with a column of that name; the empty text for the whole file.
    /// </param>
    /// <exception cref="FormatException">A pattern is none.</exception>
    public static JsonReader Open(ReadOnlyMemory<byte> bytes, string file, IReadOnlyList<string> records) =>
        new(bytes, file, [.. records.Select(JsonPattern.Parse)]);

    /// <summary>Whether a file has a record of a pattern; reads no further than to the first one.</summary>
    /// <exception cref="FormatException">The pattern is none.</exception>
    public static bool Has(ReadOnlyMemory<byte> bytes, string records)
    {
        var cursor = new JsonCursor(bytes, "");
        var json = cursor.Reader();
        try
        {
            return new JsonWalk(cursor, JsonPattern.Parse(records)).Next(ref json);
        }
        catch (Exception error) when (error is JsonException or UnreadableFileException)
        {
            return false;
        }
    }

    /// <summary>
    /// The template of a cell's JSON Pointer with <see cref="CellReference.RowPlaceholder"/> for its record's number, that number from 0,
    /// and column 0. A record that is in no array has a pointer without placeholder. A captured name stands where its record does, and
    /// the header where the first record does.
    /// </summary>
    /// <exception cref="UnreadableFileException">The file needs more pointers than an index of cells can name.</exception>
    public override (string? Sheet, int Row, ushort Column) Place(int cell)
    {
        var place = Find(Row.Row(cell));
        var column = place.Row == 1 ? 0 : Math.Max(0, Row.Column(cell) - Pattern.Captures.Count);
        var template = place.Places.Template(column, column == 0 ? "" : records!.Columns[column - 1].Path, ref templates);
        return templates > TabularLimits.Templates
            ? throw new UnreadableFileException(file, $"sheet {SheetName}, row {place.Row}", $"needs more than {TabularLimits.Templates} different pointers; let the pattern end in the items of an array")
            : (template, place.Index, (ushort)0);
    }

    private protected override SheetBuilder? OpenSheet(int cellsBefore)
    {
        if (opened == patterns.Count)
        {
            return null;
        }

        opened++;
        (row, first) = (0, null);
        records = new JsonRecords(cursor, Pattern);
        Restart();
        var json = cursor.Reader();
        try
        {
            while (walk!.Next(ref json))
            {
                records.Read(ref json);
                first ??= new JsonRow(1, Places(), walk.Index);
            }
        }
        catch (JsonException error)
        {
            throw cursor.Refused(error);
        }

        Restart();
        return new SheetBuilder(file, Pattern.Text, TabularLimits.Cells - cellsBefore);
    }

    private protected override bool ReadRow(SheetBuilder sheet)
    {
        // Whoever reads a whole sheet asks for the places of all its rows; whoever reads row by row, of the last one only.
        if (sheet.Sheet.Count == 0)
        {
            rows.Clear();
        }

        return first is { } header && ((row == 0 && Header(sheet, header)) || Record(sheet));
    }

    private bool Header(SheetBuilder sheet, JsonRow header)
    {
        row = 1;
        var column = 1;
        foreach (var name in Pattern.Captures.Concat(records!.Columns.Select(one => one.Header)))
        {
            sheet.Add(1, column++, name);
        }

        rows.Add(header);
        return column > 1;
    }

    private bool Record(SheetBuilder sheet)
    {
        var json = cursor.Reader();
        var before = sheet.Cells;
        while (walk!.Next(ref json))
        {
            row++;
            records!.Read(ref json);
            walk.Capture(sheet, row);
            records.AddTo(sheet, row);
            if (sheet.Cells > before)
            {
                rows.Add(new JsonRow(row, Places(), walk.Index));
                break;
            }
        }

        cursor.Keep(ref json);
        return sheet.Cells > before;
    }

    private void Restart()
    {
        cursor.Restart();
        (walk, array) = (new JsonWalk(cursor, Pattern), null);
    }

    private JsonPlaces Places()
    {
        if (array is not { } last || !walk!.InArray || last.Entered != walk.Entered)
        {
            array = last = (walk!.Entered, new JsonPlaces(walk.Pointer()));
        }

        return last.Places;
    }

    private JsonRow Find(int wanted)
    {
        var (low, high) = (0, rows.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rows[middle].Row < wanted ? (middle + 1, high) : (low, middle);
        }

        return rows[low];
    }
}
