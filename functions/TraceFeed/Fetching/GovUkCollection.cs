using System.Text.RegularExpressions;

namespace TraceFeed.Fetching;

/// <summary>
/// Where on GOV.UK a source's publications are listed, and which of them and of their files belong to it. The patterns are
/// regular expressions that run in linear time (RegexOptions.NonBacktracking: no look-around, no back-references); matching
/// is case-sensitive unless they begin with <c>(?i)</c>.
/// </summary>
public sealed record GovUkCollection
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private Regex attachments = new("", Options);
    private Regex? publications;
    private Regex? exclusions;

    /// <summary>The content item of the collection (or of a single publication), <c>https://www.gov.uk/api/content/…</c>.</summary>
    public required Uri Collection { get; init; }

    /// <summary>Which files are meant: matches a title or a file name.</summary>
    /// <exception cref="ArgumentException">Not a regular expression.</exception>
    /// <exception cref="NotSupportedException">One that needs backtracking.</exception>
    public required string AttachmentPattern
    {
        get => attachments.ToString();
        init => attachments = new Regex(value, Options);
    }

    /// <summary>Which documents of the collection are meant: matches a base path or a title; null means all.</summary>
    /// <exception cref="ArgumentException">Not a regular expression.</exception>
    /// <exception cref="NotSupportedException">One that needs backtracking.</exception>
    public string? PublicationPattern
    {
        get => publications?.ToString();
        init => publications = value is null ? null : new Regex(value, Options);
    }

    /// <summary>On title or file name: files to leave out although they match; null leaves out none.</summary>
    public string? ExclusionPattern
    {
        get => exclusions?.ToString();
        init => exclusions = value is null ? null : new Regex(value, Options);
    }

    internal bool Wants(GovUkLink link) =>
        publications is null || publications.IsMatch(link.BasePath) || publications.IsMatch(link.Title);

    internal bool Wants(DiscoveredFile file) => Matches(attachments, file) && !(exclusions is not null && Matches(exclusions, file));

    private static bool Matches(Regex pattern, DiscoveredFile file) => pattern.IsMatch(file.Title) || pattern.IsMatch(file.Filename);
}
