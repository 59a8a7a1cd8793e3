using System.Text.RegularExpressions;

namespace TraceFeed.Observations;

/// <summary>Takes off the footnote markers that publishers glue to labels, whose number differs between publications, in whatever case they are.</summary>
internal sealed class LabelMarkers(string pattern)
{
    private readonly Regex regex = new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);

    /// <summary>The label without its markers, cleaned.</summary>
    public string Strip(string label)
    {
        for (var text = Label.Clean(label); ;)
        {
            var stripped = regex.Replace(text, "").TrimEnd();
            if (stripped == text)
            {
                return text;
            }

            text = stripped;
        }
    }
}
