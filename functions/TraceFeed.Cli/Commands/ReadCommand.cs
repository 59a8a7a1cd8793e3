using System.CommandLine;
using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Cli.Output;
using TraceFeed.Observations;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed read FILE</c>: what a file states, each figure with its cell.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file as its publisher published it: ODS, XLSX, CSV, JSON or HTML." };
        var (source, definition) = (CommonOptions.Source(), CommonOptions.Definition());
        var published = CommonOptions.Date("--published", "When it was published; else the date in the file.");
        var format = CommonOptions.Format("ndjson", "csv");
        var command = new Command("read", "Prints every figure of a file, one a line, with the cell it stands in. Exit code 0, or 2 for a file that cannot be understood.") { file, source, definition, published, format };
        command.SetAction(parsed => Run(
            parsed.InvocationConfiguration, InputFile.Load(parsed.GetValue(file)!, parsed.GetValue(published)), Definitions.Load(parsed.GetValue(definition), parsed.GetValue(source)), parsed.GetValue(format)!));
        return command;
    }

    private static int Run(InvocationConfiguration streams, OriginalFile file, Definitions definitions, string format)
    {
        var (output, error) = (streams.Output, streams.Error);
        var definition = definitions.Of(file);
        var reading = definitions.Read(definition, file);
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
