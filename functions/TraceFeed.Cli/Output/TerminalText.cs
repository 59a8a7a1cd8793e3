using TraceFeed.Changes;

namespace TraceFeed.Cli.Output;

/// <summary>Text from files on its way to a terminal, which must not be made to obey it.</summary>
internal static class TerminalText
{
    /// <summary>The text as <see cref="VisibleText"/> writes it.</summary>
    public static string Escape(string text) => VisibleText.Of(text);
}
