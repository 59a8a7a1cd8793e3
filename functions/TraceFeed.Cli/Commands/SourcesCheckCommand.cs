using System.CommandLine;
using TraceFeed.Cli.Checking;
using TraceFeed.Observations;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed sources check FILE</c>: what a definition makes of a file, row by row.</summary>
internal static class SourcesCheckCommand
{
    private const int Recognised = 0;
    private const int NotRecognised = 1;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file as its publisher published it." };
        var (source, definition) = (CommonOptions.Source(), CommonOptions.Definition());
        var published = CommonOptions.Date("--published", "When it was published; else the date in the file.");
        var all = new Option<bool>("--all") { Description = "List every row, however many are alike." };
        var command = new Command("check", "Says row by row what a definition makes of a file and what it does not recognise. Exit code 0 when everything is recognised, 1 when not, 2 for an error.")
        {
            file, source, definition, published, all,
        };
        command.SetAction(parsed => Run(
            parsed.InvocationConfiguration, InputFile.Load(parsed.GetValue(file)!, parsed.GetValue(published)),
            Definitions.Load(parsed.GetValue(definition), parsed.GetValue(source)), parsed.GetValue(all)));
        return command;
    }

    private static int Run(InvocationConfiguration streams, OriginalFile file, Definitions definitions, bool all)
    {
        var check = FileCheck.Of(definitions.Of(file), definitions.Catalog, file, all);
        foreach (var line in new CheckText(check).Lines())
        {
            streams.Output.Write(line + "\n");
        }

        return check.IsRecognised ? Recognised : NotRecognised;
    }
}
