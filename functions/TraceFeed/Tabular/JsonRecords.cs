using System.Text.Json;

namespace TraceFeed.Tabular;

/// <summary>
/// Reads records of one sheet into cells and numbers the columns they need: one for each scalar member that any record has, in the order
/// seen; members of an object inside as <c>name/value</c>, arrays inside not at all. Names are escaped as in a JSON Pointer.
/// </summary>
internal sealed class JsonRecords(JsonCursor cursor, JsonPattern pattern)
{
    private readonly JsonMember whole = new("");
    private readonly List<JsonMember> columns = [];
    private readonly List<string> leftOut = [];
    private readonly HashSet<string> headers = new(pattern.Captures, StringComparer.Ordinal);
    private readonly List<JsonCell> cells = [];
    private char[] texts = new char[1024];
    private int length;
    private int record;
    private int members;

    /// <summary>The members that are columns, in order.</summary>
    public IReadOnlyList<JsonMember> Columns => columns;

    /// <summary>The headers of members that hold arrays, in order.</summary>
    public IReadOnlyCollection<string> LeftOut => leftOut;

    /// <summary>Reads the record whose first token the reader stands on, and leaves the reader on its last.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="UnreadableFileException">The record states a member twice, or records have more members than a table has columns.</exception>
    public void Read(ref Utf8JsonReader json)
    {
        (record, length) = (record + 1, 0);
        cells.Clear();
        if (json.TokenType is not JsonTokenType.Null)
        {
            Value(ref json, whole);
        }
    }

    /// <summary>Adds the cells of the record read last, left to right, behind those of the captures.</summary>
    public void AddTo(SheetBuilder sheet, int row)
    {
        cells.Sort(static (a, b) => a.Column.CompareTo(b.Column));
        foreach (var cell in cells)
        {
            ReadOnlySpan<char> text = texts.AsSpan(cell.Start, cell.Length);
            var column = pattern.Captures.Count + cell.Column;
            if (cell.IsNumber && ExactNumber.TryParse(text, out var number))
            {
                sheet.Add(row, column, number, number.Scale);
            }
            else
            {
                sheet.Add(row, column, text);
            }
        }
    }

    private void Value(ref Utf8JsonReader json, JsonMember member)
    {
        if (json.TokenType is JsonTokenType.StartArray)
        {
            if (!member.LeftOut)
            {
                member.LeftOut = true;
                leftOut.Add(member.Header);
            }

            json.Skip();
        }
        else if (json.TokenType is JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
            {
                var inner = Member(ref json, member);
                json.Read();
                Value(ref json, inner);
            }
        }
        else
        {
            Scalar(ref json, member);
        }
    }

    private JsonMember Member(ref Utf8JsonReader json, JsonMember outer)
    {
        var name = cursor.Text(ref json);
        var member = outer.Find(name);
        if (member is null)
        {
            member = ++members > TabularLimits.Columns
                ? throw cursor.Refused(ref json, $"the records of {pattern.Text} have more than {TabularLimits.Columns} different members; expected records that are alike")
                : outer.Add(name.ToString());
        }
        else if (member.Record == record)
        {
            throw cursor.Refused(ref json, $"a record of {pattern.Text} states {JsonCursor.Quote(member.Header)} twice, and one would hide the other; expected each name once");
        }

        member.Record = record;
        return member;
    }

    private void Scalar(ref Utf8JsonReader json, JsonMember member)
    {
        if (member.Column == 0)
        {
            if (!headers.Add(member.Header))
            {
                throw cursor.Refused(ref json, $"the records of {pattern.Text} have two columns {JsonCursor.Quote(member.Header)}; if one is a {{name}} of the pattern, name it otherwise");
            }

            columns.Add(member);
            member.Column = columns.Count;
        }

        if (json.TokenType is not JsonTokenType.Null)
        {
            var text = cursor.Text(ref json);
            if (texts.Length < length + text.Length)
            {
                Array.Resize(ref texts, Math.Max(texts.Length * 2, length + text.Length));
            }

            text.CopyTo(texts.AsSpan(length));
            cells.Add(new JsonCell(member.Column, length, text.Length, json.TokenType is JsonTokenType.Number));
            length += text.Length;
        }
    }
}
