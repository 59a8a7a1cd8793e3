using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TraceFeed.Tabular;

/// <summary>Goes through a JSON text from record to record of a pattern, and knows the way to the record it stands on.</summary>
internal sealed class JsonWalk(JsonCursor cursor, JsonPattern pattern)
{
    private readonly JsonLevel[] levels = [.. pattern.Segments.Select(_ => new JsonLevel())];
    private int depth;

    /// <summary>Arrays and objects entered so far: while it stays the same, so does what the records stand in.</summary>
    public int Entered { get; private set; }

    /// <summary>Whether the record is an item of an array.</summary>
    public bool InArray => levels is [.., { IsArray: true }];

    /// <summary>The number of the record in its array, from 0; 0 when it is in none.</summary>
    public int Index => InArray ? levels[^1].Index : 0;

    /// <summary>
    /// Goes to the first token of the next record, which the caller then reads to its last token; false when there is none, and then
    /// the text is known to be whole.
    /// </summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="UnreadableFileException">An object on the way has two members of one name, or more than any official file.</exception>
    public bool Next(ref Utf8JsonReader json)
    {
        while (json.Read())
        {
            // Records are read and everything else is skipped, so what ends here is on the way.
            if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                depth--;
                continue;
            }

            var wanted = depth == 0 || Step(ref json);
            if (wanted && depth == levels.Length)
            {
                return true;
            }

            if (wanted && json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                levels[depth++].Open(json.TokenType is JsonTokenType.StartArray);
                Entered++;
            }
            else
            {
                json.Skip();
            }
        }

        return false;
    }

    /// <summary>The pointer of the record, with <see cref="CellReference.RowPlaceholder"/> for its number when it is in an array.</summary>
    public string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (var level in levels)
        {
            pointer.Append('/').Append(
                !level.IsArray ? JsonPointer.Escape(level.Name)
                : level == levels[^1] ? CellReference.RowPlaceholder
                : level.Index.ToString(CultureInfo.InvariantCulture));
        }

        return pointer.ToString();
    }

    /// <summary>Adds the cells of the record's captures to a row, from column 1.</summary>
    public void Capture(SheetBuilder sheet, int row)
    {
        Span<char> digits = stackalloc char[11];
        var column = 1;
        for (var i = 0; i < levels.Length; i++)
        {
            if (pattern.Segments[i].Capture is null)
            {
                continue;
            }

            scoped ReadOnlySpan<char> text = levels[i].Name;
            if (levels[i].IsArray)
            {
                levels[i].Index.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
                text = digits[..length];
            }

            sheet.Add(row, column++, text);
        }
    }

    private bool Step(ref Utf8JsonReader json)
    {
        var level = levels[depth - 1];
        var segment = pattern.Segments[depth - 1];
        if (level.IsArray)
        {
            level.NextItem();
            return segment.Matches(level.Index);
        }

        if (!level.NextMember(cursor.Text(ref json)))
        {
            throw cursor.Refused(ref json, $"an object has two members {JsonCursor.Quote(level.Name)}, and one would hide the other; expected each name once");
        }

        if (level.Members > TabularLimits.JsonMembers)
        {
            throw cursor.Refused(ref json, $"an object has more than {TabularLimits.JsonMembers} members; expected a table of areas or measures");
        }

        json.Read();
        return segment.Matches(level.Name);
    }
}
