using System.Text.Json;

namespace TraceFeed.Tabular;

/// <summary>
/// A JSON text (RFC 8259: no comments, no trailing commas; a byte-order mark is passed over) and how far it is read. A
/// <see cref="Utf8JsonReader"/> lives no longer than a method: each row takes one up here and hands back how far it came.
/// </summary>
internal sealed class JsonCursor(ReadOnlyMemory<byte> file, string name)
{
    private static readonly JsonReaderState Start = new(new JsonReaderOptions { MaxDepth = TabularLimits.JsonDepth });

    private readonly ReadOnlyMemory<byte> bytes = file.Span.StartsWith("\ufeff"u8) ? file[3..] : file;
    private JsonReaderState state = Start;
    private int offset;
    private char[] buffer = new char[256];

    /// <summary>A reader that goes on where <see cref="Keep"/> was called last.</summary>
    public Utf8JsonReader Reader() => new(bytes.Span[offset..], isFinalBlock: true, state);

    /// <summary>Notes how far a reader came.</summary>
    public void Keep(ref Utf8JsonReader json) => (state, offset) = (json.CurrentState, offset + (int)json.BytesConsumed);

    /// <summary>Goes back to the beginning.</summary>
    public void Restart() => (state, offset) = (Start, 0);

    /// <summary>The string, name or number the reader stands on, without its escapes. The span is good until the next call.</summary>
    /// <exception cref="UnreadableFileException">It is not Unicode, or longer than any label.</exception>
    public ReadOnlySpan<char> Text(ref Utf8JsonReader json)
    {
        // An escape takes six bytes a character at most.
        var length = json.ValueSpan.Length;
        if (length > TabularLimits.TextCharacters * 6)
        {
            throw TooLong(ref json);
        }

        if (buffer.Length < length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length));
        }

        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return buffer.AsSpan(0, System.Text.Encoding.ASCII.GetChars(json.ValueSpan, buffer));
        }

        try
        {
            length = json.CopyString(buffer);
        }
        catch (InvalidOperationException error)
        {
            throw Refused(ref json, "holds a text that is not UTF-8, or escapes half of a surrogate pair; expected a UTF-8 file. Fetch it again", error);
        }

        return length > TabularLimits.TextCharacters ? throw TooLong(ref json) : buffer.AsSpan(0, length);
    }

    /// <summary>The refusal of what the reader stands on.</summary>
    public UnreadableFileException Refused(ref Utf8JsonReader json, string problem, Exception? inner = null)
    {
        var before = bytes.Span[..(offset + (int)json.TokenStartIndex)];
        return new UnreadableFileException(name, FormattableString.Invariant($"line {before.Count((byte)'\n') + 1}"), problem, inner);
    }

    /// <summary>The refusal of what is no JSON.</summary>
    public UnreadableFileException Refused(JsonException error) =>
        new(
            name,
            FormattableString.Invariant($"line {(error.LineNumber ?? 0) + 1}"),
            $"is not JSON, is cut off, or nests deeper than {TabularLimits.JsonDepth}; expected whole JSON without comments or trailing commas (RFC 8259). Fetch the file again. {error.Message}",
            error);

    /// <summary>A name from the file for a message, cut to a readable length.</summary>
    public static string Quote(ReadOnlySpan<char> text) => text.Length > 60 ? $"'{text[..60]}…'" : $"'{text}'";

    private UnreadableFileException TooLong(ref Utf8JsonReader json) =>
        Refused(ref json, $"a name or value holds more than {TabularLimits.TextCharacters} characters; expected a label, a date or a figure");
}
