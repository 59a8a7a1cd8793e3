namespace Azure.Data.Tables;

/// <summary>What becomes of stored properties that the written entity does not hold: kept, or removed.</summary>
public enum TableUpdateMode
{
    Merge = 0,
    Replace = 1,
}
