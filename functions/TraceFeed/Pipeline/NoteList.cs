using System.Text.Encodings.Web;
using System.Text.Json;
using TraceFeed.Fetching;
using TraceFeed.Observations;

namespace TraceFeed.Pipeline;

/// <summary>A publisher's change notes as they are kept with an edition: the newest ones, within what a property of Table storage holds.</summary>
internal static class NoteList
{
    /// <summary>Most notes kept of a publication.</summary>
    internal const int MostNotes = 20;

    /// <summary>Most bytes of all notes together as JSON; a binary property holds twice that.</summary>
    internal const int MostBytes = 32 * 1024;

    // Even escaped, six bytes a character, one note of this length stays within the limit.
    private const int LongestNote = 4000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The newest notes first, a long one cut, and as many as there is room for.</summary>
    internal static IReadOnlyList<ChangeNote> Bounded(IEnumerable<ChangeNote> notes)
    {
        var kept = new List<ChangeNote>();
        foreach (var note in notes.OrderByDescending(note => note.At).Take(MostNotes))
        {
            kept.Add(note with { Note = Label.Short(note.Note, LongestNote) });
            if (Write(kept).Length > MostBytes)
            {
                kept.RemoveAt(kept.Count - 1);
                break;
            }
        }

        return kept;
    }

    /// <summary>Notes as they are stored.</summary>
    internal static byte[] Write(IReadOnlyList<ChangeNote> notes) => JsonSerializer.SerializeToUtf8Bytes(notes, Json);

    /// <summary>Notes as they were stored; none where none were.</summary>
    internal static IReadOnlyList<ChangeNote> Read(byte[]? stored) => stored is null ? [] : JsonSerializer.Deserialize<List<ChangeNote>>(stored, Json) ?? [];
}
