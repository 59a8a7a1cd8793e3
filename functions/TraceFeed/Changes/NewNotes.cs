namespace TraceFeed.Changes;

/// <summary>Which of a publisher's change notes the log did not know before.</summary>
internal static class NewNotes
{
    /// <summary>
    /// The notes later than those known; of a log that did not keep when they were written, those later than the day of the publication before.
    /// Of the first publication of a source none is new: there is nothing to hold it against. That GOV.UK calls a page first published is
    /// no note of any change.
    /// </summary>
    public static IReadOnlyList<PublisherNote> Of(IReadOnlyList<PublisherNote> notes, Vintage prior) =>
        prior.Ordinal == 0 ? []
        : prior.Noted is { } known ? [.. notes.Where(note => note.At > known && !IsFirst(note))]
        : prior.Published is { } day ? [.. notes.Where(note => DateOnly.FromDateTime(note.At.DateTime) > day && !IsFirst(note))]
        : [];

    /// <summary>When the newest note is from that is known now.</summary>
    public static DateTimeOffset? Noted(IReadOnlyList<PublisherNote> notes, Vintage prior) => notes.Select(note => (DateTimeOffset?)note.At).Append(prior.Noted).Max();

    private static bool IsFirst(PublisherNote note) => note.Note.Trim().TrimEnd('.').Equals("First published", StringComparison.OrdinalIgnoreCase);
}
