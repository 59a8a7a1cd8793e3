namespace TraceFeed.Tabular;

/// <summary>What a cell holds.</summary>
public enum CellKind : byte
{
    /// <summary>Text, kept as written.</summary>
    Text,

    /// <summary>A number, kept exactly.</summary>
    Number,
}
