using System.CommandLine;
using TraceFeed.Changes;
using TraceFeed.Cli.Output;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed diff OLD NEW</c>: what changed between two files of one source.</summary>
internal static class DiffCommand
{
    private const int Same = 0;
    private const int Different = 1;

    public static Command Create()
    {
        var old = new Argument<string>("OLD") { Description = "The earlier file." };
        var @new = new Argument<string>("NEW") { Description = "The later file." };
        var (source, definition) = (CommonOptions.Source(), CommonOptions.Definition());
        var format = CommonOptions.Format("text", "ndjson");
        var oldPublished = CommonOptions.Date("--old-published", "When OLD was published; else the date in the file.");
        var newPublished = CommonOptions.Date("--new-published", "When NEW was published; else the date in the file.");
        var all = new Option<bool>("--all") { Description = "In text, list every new figure of a table, however many, and what is part of another change." };
        var command = new Command("diff", "Prints what changed between two files of one source. Exit code 0 for no change, 1 for some, 2 for an error.")
        {
            old, @new, source, definition, format, oldPublished, newPublished, all,
        };
        command.SetAction(parsed => Run(
            parsed.InvocationConfiguration,
            InputFile.Load(parsed.GetValue(old)!, parsed.GetValue(oldPublished)),
            InputFile.Load(parsed.GetValue(@new)!, parsed.GetValue(newPublished)),
            Definitions.Load(parsed.GetValue(definition), parsed.GetValue(source)), parsed.GetValue(format)!, parsed.GetValue(all)));
        return command;
    }

    private static int Run(InvocationConfiguration streams, OriginalFile old, OriginalFile @new, Definitions definitions, string format, bool all)
    {
        var definition = Source(old, @new, definitions);
        var before = definitions.Read(definition, old);
        var after = definitions.Read(definition, @new);
        var history = new SourceHistory(definition);
        history.Pass(before, old.Published);
        var changes = history.Take(after, @new.Published).Where(change => change.Publication is null).ToList();
        if (format == "ndjson")
        {
            var lines = new JsonLines(streams.Output);
            foreach (var change in changes)
            {
                lines.Write(change, (buffer, one) => ChangeJson.Write(buffer, one, forLog: false));
            }
        }
        else
        {
            new ChangeText(streams.Output, definition, all).Write(changes, before.Count, after.Count);
        }

        streams.Output.Flush();
        Warnings.Write(streams.Error, before);
        Warnings.Write(streams.Error, after);
        WarnOfOrder(streams.Error, old.Published ?? before.OwnPublished, @new.Published ?? after.OwnPublished);
        streams.Error.WriteLine(DiffSummary.Json(changes, before.Count, after.Count));
        return changes.Count == 0 ? Same : Different;
    }

    private static SourceDefinition Source(OriginalFile old, OriginalFile @new, Definitions definitions)
    {
        var (before, after) = (definitions.Of(old), definitions.Of(@new));
        return before.Id == after.Id ? before : throw new CommandException(
            $"{old.Name} is of the source '{before.Id}' and {@new.Name} of '{after.Id}'; only files of one source can be compared");
    }

    private static void WarnOfOrder(TextWriter error, DateOnly? old, DateOnly? @new)
    {
        if (old > @new)
        {
            error.WriteLine($"warning: OLD was published on {Period.Iso(old)}, after NEW on {Period.Iso(@new)}; are they in the right order?");
        }
    }
}
