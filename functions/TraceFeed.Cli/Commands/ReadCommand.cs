using System.CommandLine;
using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Cli.Output;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed read FILE</c>: what a file states, each figure with its cell.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file as its publisher published it: .ods or .csv." };
        var source = CommonOptions.Source();
        var format = CommonOptions.Format("ndjson", "csv");
        var command = new Command("read", "Prints every figure of a file, one a line, with the cell it stands in. Exit code 0, or 2 for a file that cannot be understood.") { file, source, format };
        command.SetAction(parsed => Run(parsed, parsed.GetValue(file)!, parsed.GetValue(source), parsed.GetValue(format)!));
        return command;
    }

    private static int Run(ParseResult parsed, string path, string? named, string format)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var file = InputFile.Load(path);
        var definition = InputFile.Source(file, named);
        var reading = SourceReader.Read(definition, DefinitionCatalog.Embedded, file);
        var observations = StatedObservation.Of(reading, definition);
        if (format == "csv")
        {
            ObservationCsv.Write(output, observations);
        }
        else
        {
            var lines = new JsonLines(output);
            foreach (var observation in observations)
            {
                lines.Write(observation, ObservationJson.Write);
            }
        }

        output.Flush();
        Warnings.Write(error, reading);
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"read":{{observations.Count}}}"""));
        return 0;
    }
}
