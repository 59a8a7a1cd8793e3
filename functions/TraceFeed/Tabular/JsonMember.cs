namespace TraceFeed.Tabular;

/// <summary>A member that some record of a sheet has, or a record itself.</summary>
/// <param name="path">Its JSON Pointer from the record; empty for the record itself.</param>
internal sealed class JsonMember(string path)
{
    private readonly Dictionary<string, JsonMember> members = new(StringComparer.Ordinal);

    /// <summary>Its JSON Pointer from the record: <c>/name/value</c>.</summary>
    public string Path => path;

    /// <summary>The header of its column: the pointer without the first stroke, or <c>value</c> for a record that is itself a scalar.</summary>
    public string Header => path.Length == 0 ? "value" : path[1..];

    /// <summary>Its column among those of the members, from 1; 0 until a scalar is seen in it.</summary>
    public int Column { get; set; }

    /// <summary>Whether some record has an array in it, which is left out.</summary>
    public bool LeftOut { get; set; }

    /// <summary>The number of the record that had it last.</summary>
    public int Record { get; set; }

    /// <summary>The member of an object; null when no record had one of that name.</summary>
    public JsonMember? Find(ReadOnlySpan<char> name) => members.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var member) ? member : null;

    /// <summary>Adds a member of an object.</summary>
    public JsonMember Add(string name) => members[name] = new JsonMember($"{path}/{JsonPointer.Escape(name)}");
}
