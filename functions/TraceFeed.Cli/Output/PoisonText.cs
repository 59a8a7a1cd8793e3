using System.Globalization;
using TraceFeed.Pipeline;

namespace TraceFeed.Cli.Output;

/// <summary>A message that failed too often as lines.</summary>
internal static class PoisonText
{
    /// <summary>Two lines: what it is, and what became of what it asks for.</summary>
    /// <param name="message">The message.</param>
    /// <param name="editions">What is known of the files of its source; null when it names none of this version.</param>
    public static IEnumerable<string> Lines(GivenUpMessage message, IReadOnlyList<Edition>? editions)
    {
        yield return TerminalText.Escape($"{message.ShortId}  {message.Queue}  since {message.Since?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "an unknown time"}  {(message.Asks is { } asks ? $"{asks.Source}  {asks.Publication}" : message.Queue == WorkQueues.Publish ? "render what changed" : $"no message of this app: {message.Body}")}");
        yield return TerminalText.Escape("          " + (message.Asks is { } asked ? editions is null ? "no source of this version has this id; drop it" : Became([.. editions.Where(edition => edition.Publication == asked.Publication)]) : message.Queue == WorkQueues.Publish ? "every commit and every start of the app asks for it again" : "nothing can be made of it; drop it"));
    }

    /// <summary>The last line of a list.</summary>
    /// <param name="shown">How many are listed.</param>
    /// <param name="waiting">How many there are, roughly.</param>
    public static string Sum(int shown, int waiting) =>
        $"{SourceWords.Count(Math.Max(shown, waiting), "message", "messages")} failed too often{(waiting > shown ? FormattableString.Invariant($"; {waiting - shown} of them cannot be shown") : "")}.";

    private static string Became(IReadOnlyList<Edition> editions) =>
        editions.Count == 0 ? "the publication is not known any more; drop it"
        : editions.FirstOrDefault(edition => edition.State == EditionState.Seen) is { } waiting ? $"still to be taken in: {waiting.FileName}"
        : editions.FirstOrDefault(edition => edition.State == EditionState.Quarantined) is { } refused ? $"quarantined since ({refused.ShortId}): {refused.Reason}"
        : $"done since{(editions.Max(edition => edition.Row) is { } row ? FormattableString.Invariant($", log row {row}") : "")}; drop it";
}
