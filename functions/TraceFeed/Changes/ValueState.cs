namespace TraceFeed.Changes;

/// <summary>What a vintage knows of an observation.</summary>
public enum ValueState : byte
{
    /// <summary>A number is stated.</summary>
    Number,

    /// <summary>Only a status symbol is stated.</summary>
    Symbol,

    /// <summary>It was stated and then withdrawn.</summary>
    Withdrawn,
}
