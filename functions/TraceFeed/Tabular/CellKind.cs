namespace TraceFeed.Tabular;

/// <summary>What a cell holds.</summary>
public enum CellKind : byte
{
    /// <summary>Text, kept as written.</summary>
    Text,

    /// <summary>A number, kept exactly.</summary>
    Number,

    /// <summary>A calendar date that the format itself marks as one; a time of day beside it is left to the original.</summary>
    Date,
}
