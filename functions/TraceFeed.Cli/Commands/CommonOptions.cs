using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TraceFeed.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<string?> Source() => new("--source") { Description = "The source's id; recognised from the file when not given.", HelpName = "ID" };

    public static Option<string?> Definition() => new("--definition") { Description = "A definition file that is not built in; the file is read by it.", HelpName = "PATH" };

    /// <summary>The output format, one of the given; the first is the default.</summary>
    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = "The output format.", DefaultValueFactory = _ => formats[0] };
        return option.AcceptOnlyFromAmong(formats);
    }

    /// <summary>Parses the address of a site.</summary>
    public static Uri? SiteAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0)
        {
            if (url.UserInfo.Length == 0)
            {
                return url;
            }

            // Not repeated: a log may keep what is printed.
            result.AddError("The address of a site names no user and no password: everybody would read them in its links.");
            return null;
        }

        result.AddError($"'{text}' is no address of a site; expected one such as https://feeds.example.org.");
        return null;
    }

    public static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            result.AddError($"'{text}' is no date for {name}; expected YYYY-MM-DD, for instance 2020-09-03.");
            return null;
        },
    };
}
