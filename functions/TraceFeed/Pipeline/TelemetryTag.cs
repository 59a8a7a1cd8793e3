namespace TraceFeed.Pipeline;

/// <summary>The attributes of spans and meters that are TraceFeed's own. Those of a measurement have few values each: a source, an outcome, a kind, an origin, a queue.</summary>
internal static class TelemetryTag
{
    /// <summary>A source's id.</summary>
    public const string Source = "tracefeed.source";

    /// <summary>The publisher's id of a publication.</summary>
    public const string Publication = "tracefeed.publication";

    /// <summary>A file's name.</summary>
    public const string File = "tracefeed.file";

    /// <summary>How something ended, one of <see cref="Outcome"/>.</summary>
    public const string Outcome = "tracefeed.outcome";

    /// <summary>Publications found new or updated by a look.</summary>
    public const string Found = "tracefeed.found";

    /// <summary>Files that are still to be taken in after a look.</summary>
    public const string Unfinished = "tracefeed.unfinished";

    /// <summary>Whether the origin answered that what is known still stands.</summary>
    public const string NotModified = "tracefeed.not_modified";

    /// <summary>Observations read from a file.</summary>
    public const string Observations = "tracefeed.observations";

    /// <summary>What was odd in a file.</summary>
    public const string Warnings = "tracefeed.warnings";

    /// <summary>The log row of a commit; of a rendering the last one.</summary>
    public const string Row = "tracefeed.row";

    /// <summary>The first log row that a rendering has new.</summary>
    public const string FirstRow = "tracefeed.row.first";

    /// <summary>The changes of a commit.</summary>
    public const string Changes = "tracefeed.changes";

    /// <summary>Views rendered.</summary>
    public const string Views = "tracefeed.views";

    /// <summary>Views whose bytes changed.</summary>
    public const string Changed = "tracefeed.views.changed";

    /// <summary>A kind of change.</summary>
    public const string Kind = "tracefeed.change.kind";

    /// <summary>Whether a change is of published figures or of those derived from them.</summary>
    public const string Origin = "tracefeed.change.origin";
}
