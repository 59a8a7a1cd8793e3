namespace TraceFeed.Tabular;

/// <summary>An open array or object on the way to the records, and the item or member in it that is being read.</summary>
internal sealed class JsonLevel
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Whether it is an array.</summary>
    public bool IsArray { get; private set; }

    /// <summary>The number of an array's item, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>The name of an object's member.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Members that the object has so far.</summary>
    public int Members => names.Count;

    /// <summary>Stands before the first item or member of another array or object.</summary>
    public void Open(bool isArray)
    {
        (IsArray, Index) = (isArray, -1);
        names.Clear();
    }

    /// <summary>Goes to the next item of an array.</summary>
    public void NextItem() => Index++;

    /// <summary>Goes to the next member of an object; false when it has one of that name already.</summary>
    public bool NextMember(ReadOnlySpan<char> name)
    {
        Name = name.ToString();
        return names.Add(Name);
    }
}
