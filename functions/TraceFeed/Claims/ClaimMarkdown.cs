using System.Text;
using TraceFeed.Feeds;

namespace TraceFeed.Claims;

/// <summary>Writes an evaluation as Markdown. A site's own addresses lead nowhere from there: of a cell its place is written, of an item its name.</summary>
internal static class ClaimMarkdown
{
    private const string Commands = """
        Written by `./tracefeed claims`; do not edit. The log it is read from holds the two official workbooks of 3 September and 29 October 2020:

        ```sh
        ./tracefeed ingest --live --source england-test-and-trace --published 2020-09-03 NHS_TT_Statistics_28May_26Aug_DataTables.ods
        ./tracefeed ingest --live --source england-test-and-trace --published 2020-10-29 NHS_T_T_data_tables_w21.ods
        ./tracefeed claims --live
        ```

        The site serves the same as `/claims`, of its own log. `N/SUBJECT` under “Feed item” is the page `/items/SOURCE/N/SUBJECT` there.
        """;

    /// <summary>The document.</summary>
    public static string Of(ClaimEvaluation evaluation)
    {
        var text = new StringBuilder("# ").Append(ClaimContent.Title).Append("\n\n").Append(Commands.ReplaceLineEndings("\n")).Append("\n\n");
        Add(text, ClaimContent.Opening(evaluation));
        foreach (var section in ClaimContent.Sections(evaluation))
        {
            text.Append("## ").Append(Plain(section.Title)).Append("\n\n");
            Add(text, section.Blocks);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Add(StringBuilder text, IReadOnlyList<ContentBlock> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    text.Append(Runs(paragraph.Runs)).Append("\n\n");
                    break;
                case BulletList list:
                    text.AppendJoin('\n', list.Entries.Select(entry => "* " + Runs(entry))).Append("\n\n");
                    break;
                case DataTable table:
                    text.Append("| ").AppendJoin(" | ", table.Columns.Select(Plain)).Append(" |\n").Append('|').Append(string.Concat(table.Columns.Select(_ => "---|"))).Append('\n');
                    foreach (var row in table.Rows)
                    {
                        text.Append("| ").AppendJoin(" | ", row.Select(cell => Runs(cell.Runs))).Append(" |\n");
                    }

                    text.Append('\n');
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(blocks), block.GetType(), "No Markdown form is known for this block.");
            }
        }
    }

    private static string Runs(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Link switch
    {
        { } link when link.StartsWith("https://", StringComparison.Ordinal) => $"[{Plain(run.Text)}]({link})",
        { } link when link.StartsWith("/cells/", StringComparison.Ordinal) => $"{Plain(run.Text)} `{run.Title}`",
        { } link when link.StartsWith("/items/", StringComparison.Ordinal) || link.StartsWith("/originals/", StringComparison.Ordinal) => $"`{run.Text}`",
        _ => run.Strong ? $"**{Plain(run.Text)}**" : Plain(run.Text),
    }));

    // What Markdown would read as markup.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            plain.Append(letter is '\\' or '|' or '*' or '_' or '`' or '<' or '[' or ']' ? $"\\{letter}" : letter.ToString());
        }

        return plain.ToString();
    }
}
